package dev.terrace.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/**
 * The local issuer: signs the tokens that a real identity provider would. Its keys are made at first use.
 *
 * <p>The short forms cover the usual caller; {@link #claims} and {@link #sign} make any other, also a wrong one.
 */
public final class Tokens {
    public static final String ISSUER = "https://issuer.terrace.local";
    public static final String AUDIENCE = "terrace";
    public static final Duration LONGEST = Duration.ofSeconds(300);

    public static final SequencedSet<String> ROLES = new LinkedHashSet<>(
            List.of("client", "site", "worker", "reviewer", "finance-maker", "finance-checker", "auditor", "operator"));

    private final Path folder;
    private final RsaJsonWebKey key;

    private Tokens(Path folder) {
        this.folder = folder;
        this.key = Keys.of(folder);
    }

    /** The issuer whose keys lie in a folder. */
    public static Tokens in(Path folder) {
        return new Tokens(folder);
    }

    /** The issuer of the stack that {@link StackResource} runs for the tests of this JVM, else of the environment. */
    public static Tokens local() {
        String tested = System.getProperty(StackResource.HOME);
        Path home = tested == null ? Settings.ofEnvironment().home() : Path.of(tested);
        return in(home.resolve("keys"));
    }

    /** A caller of a client company. */
    public String client(String client) {
        return mint("client", client, Map.of("client", client));
    }

    /** The gateway of a site. */
    public String site(String site) {
        return mint("site", site, Map.of("site", site));
    }

    /** A worker of a site. */
    public String worker(String site, String worker) {
        return mint("worker", worker, Map.of("site", site, "worker", worker));
    }

    /** Somebody with a role and nothing else: reviewer, finance-maker, finance-checker, auditor, operator. */
    public String role(String role, String subject) {
        return mint(role, subject, Map.of());
    }

    /** Somebody with a role and the claims {@code client}, {@code site} or {@code worker}. */
    public String mint(String role, String subject, Map<String, String> owned) {
        return sign(claims(role, subject, owned, LONGEST));
    }

    /** The claims of a token that the services accept; change them to make one that they do not. */
    public JwtClaims claims(String role, String subject, Map<String, String> owned, Duration life) {
        if (!ROLES.contains(role)) {
            throw new StackException(
                    "There is no role '%s'; the roles are %s.".formatted(role, String.join(", ", ROLES)));
        }
        NumericDate now = NumericDate.now();
        NumericDate end = NumericDate.fromSeconds(now.getValue() + life.toSeconds());
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject(subject);
        claims.setIssuedAt(now);
        claims.setExpirationTime(end);
        claims.setGeneratedJwtId();
        claims.setStringListClaim("groups", role);
        owned.forEach(claims::setStringClaim);
        return claims;
    }

    public String sign(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setHeader("typ", "JWT");
        signature.setKey(key.getPrivateKey());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The file with the public keys (JWKS) that the services verify with. */
    public Path publicKeys() {
        return folder.resolve(Keys.PUBLIC);
    }
}
