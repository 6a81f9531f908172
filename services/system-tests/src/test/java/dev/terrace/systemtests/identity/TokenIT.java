package dev.terrace.systemtests.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.terrace.systemtests.flow.Terrace;
import dev.terrace.tools.client.Answer;
import dev.terrace.tools.client.Service;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every service believes the tokens of its issuer while they are valid, 30 s of clock skew allowed, and no others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenIT {
    /** Something of each service that any of operator, reviewer and auditor may read. */
    static final Map<Service, String> PATHS = Map.of(
            Service.INGESTION, "/v1/projects",
            Service.DISPATCH, "/v1/queue",
            Service.QUALITY, "/v1/reviews",
            Service.PAYOUT, "/v1/balances?currency=CNY");

    private final Terrace terrace = Terrace.started();
    private final Forger forger = new Forger(terrace.callers().tokens());

    Stream<Arguments> believed() {
        return Stream.of(
                claims("good", claims -> {}),
                claims("expired 10 s ago", claims -> claims.setExpirationTime(Forger.inSeconds(-10))),
                claims("valid in 20 s", claims -> claims.setNotBefore(Forger.inSeconds(20))),
                claims("one audience of several", claims -> claims.setAudience("others", "terrace")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void believed(String name, String token) {
        for (Service service : Service.values()) {
            assertEquals(200, ask(service, token).status(), service + " " + name);
        }
    }

    Stream<Arguments> refused() {
        return Stream.concat(
                Stream.of(
                        claims("expired 40 s ago", claims -> claims.setExpirationTime(Forger.inSeconds(-40))),
                        claims("valid in 60 s", claims -> claims.setNotBefore(Forger.inSeconds(60))),
                        claims("never expires", claims -> claims.unsetClaim("exp")),
                        claims("for another audience", claims -> claims.setAudience("others")),
                        claims("for no audience", claims -> claims.unsetClaim("aud")),
                        claims("of another issuer", claims -> claims.setIssuer("https://issuer.example")),
                        claims("of no issuer", claims -> claims.unsetClaim("iss"))),
                Stream.of(
                        arguments("not signed", forger.unsigned()),
                        arguments(
                                "signed with the public key",
                                forger.signedWithThePublicKey().getFirst()),
                        arguments(
                                "signed with the public key's text",
                                forger.signedWithThePublicKey().getLast()),
                        arguments("signed with another key", forger.signedWithAnotherKey()),
                        arguments("signed with an unknown key", forger.signedWithAnUnknownKey()),
                        arguments("cut short", forger.signed(forger.good()).replaceAll(".{9}$", "")),
                        arguments("of three words", "a.b.c"),
                        arguments("of one word", "operator")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String name, String token) {
        for (Service service : Service.values()) {
            Answer answer = ask(service, token);
            assertEquals(401, answer.status(), service + " " + name);
            assertEquals("unauthenticated", answer.problem(), service + " " + name);
            assertEquals(
                    "Bearer", answer.headers().firstValue("WWW-Authenticate").orElse(""));
        }
    }

    @Test
    void aTokenWithoutARoleMayDoNothing() {
        JwtClaims claims = forger.good();
        claims.unsetClaim("groups");
        for (Service service : Service.values()) {
            assertForbidden(ask(service, forger.signed(claims)));
        }
    }

    @Test
    void aClientOrSiteThatDoesNotSayWhichItIsMayDoNothing() {
        JwtClaims claims = forger.good();
        claims.setStringListClaim("groups", "client", "site");
        String token = forger.signed(claims);
        assertForbidden(ask(Service.INGESTION, token));
        assertForbidden(
                terrace.callers().with(token).get(Service.DISPATCH, "/v1/packs").send());
        assertForbidden(terrace.callers()
                .with(token)
                .get(Service.PAYOUT, "/v1/statements/worker:w-1?currency=CNY")
                .send());
    }

    private Arguments claims(String name, Consumer<JwtClaims> change) {
        JwtClaims claims = forger.good();
        change.accept(claims);
        return arguments(name, forger.signed(claims));
    }

    private Answer ask(Service service, String token) {
        return terrace.callers().with(token).get(service, PATHS.get(service)).send();
    }

    private static void assertForbidden(Answer answer) {
        assertEquals(403, answer.status(), answer.text());
        assertEquals("forbidden", answer.problem());
    }
}
