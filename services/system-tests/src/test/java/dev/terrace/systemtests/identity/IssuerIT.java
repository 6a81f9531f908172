package dev.terrace.systemtests.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.terrace.systemtests.flow.Terrace;
import dev.terrace.tools.client.Pause;
import dev.terrace.tools.client.Service;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jose4j.jwk.RsaJsonWebKey;
import org.junit.jupiter.api.Test;

/** Any OIDC issuer by configuration alone, and its keys may change while a service runs. */
class IssuerIT {
    private static final Duration BOUND = Duration.ofSeconds(90);

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void keysAreRotatedWithoutARestart() {
        RsaJsonWebKey old = Issuer.newKey("2026-a");
        RsaJsonWebKey young = Issuer.newKey("2026-b");
        try (Issuer issuer = Issuer.start()) {
            issuer.publish(old);
            try (OneMore service = OneMore.start(Terrace.started(), Service.PAYOUT, trusting(issuer))) {
                assertEquals(200, status(service, Issuer.token(old)));
                assertEquals(
                        401,
                        status(service, Terrace.started().callers().tokens().role("auditor", "auditor")));
                assertEquals(401, status(service, Issuer.token(young)), "a key that is not published");

                issuer.publish(old, young);
                assertTrue(Pause.until(() -> status(service, Issuer.token(young)) == 200, BOUND), "the new key");
                assertEquals(200, status(service, Issuer.token(old)), "the old key, still published");

                issuer.publish(young);
                assertTrue(Pause.until(() -> status(service, Issuer.token(old)) == 401, BOUND), "the removed key");
                assertEquals(200, status(service, Issuer.token(young)));
            }
            assertTrue(issuer.fetched() < 100, "keys are kept, not fetched for every call");
        }
    }

    private static Map<String, String> trusting(Issuer issuer) {
        return Map.of(
                "mp.jwt.verify.publickey.location",
                issuer.keys(),
                "mp.jwt.verify.issuer",
                Issuer.NAME,
                "mp.jwt.verify.audiences",
                Issuer.AUDIENCE,
                "smallrye.jwt.path.groups",
                "realm_access/roles");
    }

    private int status(OneMore service, String token) {
        HttpRequest request = HttpRequest.newBuilder(service.uri().resolve(TokenIT.PATHS.get(Service.PAYOUT)))
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
