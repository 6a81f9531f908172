package dev.terrace.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {
    @TempDir
    Path folder;

    @Test
    void aTokenIsAcceptedByWhoeverHasThePublicKeys() throws Exception {
        JwtClaims claims = verified(Tokens.in(folder).client("acme"));

        assertEquals("acme", claims.getSubject());
        assertEquals("acme", claims.getStringClaimValue("client"));
        assertEquals(List.of("client"), claims.getStringListClaimValue("groups"));
        assertEquals(
                300,
                claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue());
    }

    @Test
    void aTokenOfAnotherIssuersKeysIsNot() {
        Tokens.in(folder);
        String foreign = Tokens.in(folder.resolve("other")).client("acme");
        assertThrows(InvalidJwtException.class, () -> verified(foreign));
    }

    @Test
    void anExpiredTokenCanBeMadeToo() {
        Tokens tokens = Tokens.in(folder);
        String expired = tokens.sign(tokens.claims("auditor", "eve", Map.of(), Duration.ofSeconds(-60)));
        assertTrue(
                assertThrows(InvalidJwtException.class, () -> verified(expired)).hasExpired());
    }

    @Test
    void thePrivateKeyIsForItsOwnerOnlyAndNotInThePublicFile() throws IOException {
        Tokens tokens = Tokens.in(folder);
        Path secret = folder.resolve("private.jwk.json");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)));
        assertFalse(Files.readString(tokens.publicKeys()).contains("\"d\""));
    }

    @Test
    void theKeysStayAndOfManyThatMakeThemAtOnceTheFirstWins() {
        Set<String> ids = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> Keys.of(folder).getKeyId())
                .collect(Collectors.toSet());
        assertEquals(Set.of(Keys.of(folder).getKeyId()), ids);
    }

    @Test
    void anUnknownRoleIsRefusedWithTheListOfRoles() {
        var refused = assertThrows(StackException.class, () -> Tokens.in(folder).role("king", "k-1"));
        assertEquals(
                "There is no role 'king'; the roles are client, site, worker, reviewer, finance-maker, finance-checker,"
                        + " auditor, operator.",
                refused.getMessage());
    }

    private JwtClaims verified(String token) throws Exception {
        var keys = new JsonWebKeySet(Files.readString(folder.resolve("jwks.json")));
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.getJsonWebKeys()))
                .setExpectedIssuer(Tokens.ISSUER)
                .setExpectedAudience(Tokens.AUDIENCE)
                .setRequireExpirationTime()
                .build()
                .processToClaims(token);
    }
}
