package dev.terrace.stack;

import java.util.HashMap;
import java.util.Map;

/** What the console has to be told: its issuer, its store, and where each service of this stack answers. */
final class ConsoleConfiguration {
    private static final String CLIENT_SECRET = "the-console-of-this-one-machine-has-a-secret-that-is-none";

    private ConsoleConfiguration() {}

    static Map<String, String> of(Settings settings, String mongoUri, String issuer) {
        Map<String, String> told = new HashMap<>();
        told.put("quarkus.mongodb.connection-string", mongoUri);
        told.put("quarkus.oidc.auth-server-url", issuer);
        told.put("quarkus.oidc.token.issuer", Tokens.ISSUER);
        told.put("quarkus.oidc.credentials.secret", CLIENT_SECRET);
        for (String service : Settings.SERVICES) {
            told.put("terrace.console.services." + service, "http://127.0.0.1:" + settings.port(service));
        }
        return told;
    }
}
