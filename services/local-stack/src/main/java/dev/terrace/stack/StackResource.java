package dev.terrace.stack;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A real broker and a real store for the integration tests of a service: {@code @QuarkusTestResource(StackResource.class)}.
 *
 * <p>They are started once for a JVM, in {@code target/stack} of the module, on free ports, and end with the JVM.
 * {@link Tokens#local()} mints the tokens that the service then accepts.
 */
public final class StackResource implements QuarkusTestResourceLifecycleManager {
    static final String HOME = "terrace.test.stack";

    /** Properties of the JVM, not fields: Quarkus loads this class once for each of its class loaders. */
    private static final String CONFIGURATION = HOME + ".configuration.";

    @Override
    public Map<String, String> start() {
        synchronized (System.class) {
            if (System.getProperty(HOME) == null) {
                startOnce(Path.of("target", "stack").toAbsolutePath());
            }
        }
        return System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(CONFIGURATION))
                .collect(Collectors.toMap(name -> name.substring(CONFIGURATION.length()), System::getProperty));
    }

    private static void startOnce(Path home) {
        LocalStack stack = LocalStack.servers(Settings.isolated(home));
        stack.startEmpty();
        stack.configuration().forEach((name, value) -> System.setProperty(CONFIGURATION + name, value));
        System.setProperty(HOME, home.toString());
    }

    /** Nothing: the next test class of this JVM uses the same servers. */
    @Override
    public void stop() {}
}
