package dev.terrace.systemtests.identity;

import dev.terrace.stack.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.Key;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Makes tokens that look much like those of the issuer; the claims are good unless told otherwise. */
final class Forger {
    private final Tokens tokens;
    private final RsaJsonWebKey known;

    Forger(Tokens tokens) {
        this.tokens = tokens;
        try {
            this.known = (RsaJsonWebKey) new JsonWebKeySet(Files.readString(tokens.publicKeys()))
                    .getJsonWebKeys()
                    .getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Claims that let their bearer read something of every service. */
    JwtClaims good() {
        JwtClaims claims = tokens.claims("operator", "somebody", Map.of(), Duration.ofMinutes(5));
        claims.setIssuedAt(inSeconds(-120));
        claims.setStringListClaim("groups", "operator", "reviewer", "auditor");
        return claims;
    }

    String signed(JwtClaims claims) {
        return tokens.sign(claims);
    }

    static NumericDate inSeconds(long seconds) {
        return NumericDate.fromSeconds(NumericDate.now().getValue() + seconds);
    }

    /** Not signed at all. */
    String unsigned() {
        return sign(AlgorithmIdentifiers.NONE, null, known.getKeyId());
    }

    /** Signed with what everybody knows: the public key, taken as the secret of an HMAC. */
    List<String> signedWithThePublicKey() {
        byte[] der = known.getPublicKey().getEncoded();
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        String pem = "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n".formatted(lines);
        return List.of(
                sign(AlgorithmIdentifiers.HMAC_SHA256, new HmacKey(der), known.getKeyId()),
                sign(
                        AlgorithmIdentifiers.HMAC_SHA256,
                        new HmacKey(pem.getBytes(StandardCharsets.UTF_8)),
                        known.getKeyId()));
    }

    /** Signed with a key of the forger's own, under the name of the issuer's. */
    String signedWithAnotherKey() {
        return sign(AlgorithmIdentifiers.RSA_USING_SHA256, key().getPrivateKey(), known.getKeyId());
    }

    /** Signed with a key of the forger's own, under a name of its own. */
    String signedWithAnUnknownKey() {
        return sign(AlgorithmIdentifiers.RSA_USING_SHA256, key().getPrivateKey(), "unknown");
    }

    private String sign(String algorithm, Key key, String kid) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKeyIdHeaderValue(kid);
        signature.setKey(key);
        signature.setPayload(good().toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RsaJsonWebKey key() {
        try {
            return RsaJwkGenerator.generateJwk(2048);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
