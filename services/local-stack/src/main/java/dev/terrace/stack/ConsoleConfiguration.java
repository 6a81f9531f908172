package dev.terrace.stack;

import java.util.HashMap;
import java.util.Map;

/** What the console has to be told: its issuer, its store, and where each service of this stack answers. */
final class ConsoleConfiguration {
    private static final String CLIENT_SECRET = "the-console-of-this-one-machine-has-a-secret-that-is-none";

    private ConsoleConfiguration() {}

    static Map<String, String> of(Settings settings, String mongoUri, String issuer) {
        Map<String, String> told = new HashMap<>(issuer(issuer));
        told.put("quarkus.mongodb.connection-string", mongoUri);
        for (String service : Settings.SERVICES) {
            told.put("terrace.console.services." + service, "http://127.0.0.1:" + settings.port(service));
        }
        return told;
    }

    /** The console as a client of the local issuer. */
    static Map<String, String> issuer(String uri) {
        return Map.of(
                "quarkus.oidc.auth-server-url", uri,
                "quarkus.oidc.token.issuer", Tokens.ISSUER,
                "quarkus.oidc.credentials.secret", CLIENT_SECRET);
    }
}
