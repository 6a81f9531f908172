package dev.terrace.stack;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.jspecify.annotations.Nullable;

/**
 * A real store and the local issuer for the console's integration tests, within the JVM of the test.
 *
 * <p>The services behind it are the test's own affair.
 */
public final class ConsoleStack implements QuarkusTestResourceLifecycleManager {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private @Nullable Supervisor store;
    private @Nullable MockOAuth2Server issuer;

    @Override
    public Map<String, String> start() {
        try {
            Path home = Path.of("target", "stack").toAbsolutePath();
            Folders.delete(home);
            Settings settings = Settings.isolated(home);
            MongoServer mongo = MongoServer.of(settings);
            store = new Supervisor(mongo, home);
            store.start();
            issuer = Issuer.start(settings.port("issuer"), home.resolve("keys"), home.resolve("sign-in.html"));
            store.awaitReady();
            Map<String, String> told = new HashMap<>(
                    ConsoleConfiguration.issuer(IssuerServer.of(settings).uri()));
            told.put("quarkus.mongodb.connection-string", mongo.uri());
            return told;
        } catch (IOException | ParseException e) {
            throw new StackException("The console's stack does not start: " + e.getMessage(), e);
        }
    }

    @Override
    public void stop() {
        if (issuer != null) {
            issuer.shutdown();
        }
        if (store != null) {
            store.stop(GRACE);
        }
    }
}
