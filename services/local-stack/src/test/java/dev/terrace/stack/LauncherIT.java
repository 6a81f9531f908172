package dev.terrace.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code up} and {@code down} as the scripts run them, with stand-ins for the services. */
class LauncherIT {
    private static final int COMMAND_SECONDS = 180;

    @TempDir
    Path folder;

    private Settings settings;

    private record Said(int exitCode, String text) {}

    @BeforeEach
    void aBuiltCheckout() throws IOException {
        StandIn.checkout(folder);
        settings = Settings.isolated(folder.resolve("home")).with("TERRACE_ROOT", folder.toString());
    }

    @AfterEach
    void down() throws Exception {
        launcher("down");
    }

    @Test
    void aStackComesUpStaysUpAndGoesDown() throws Exception {
        Said up = launcher("up");
        assertEquals(0, up.exitCode(), up.text());
        for (String service : Settings.SERVICES) {
            assertTrue(up.text().contains(service + " is ready"), up.text());
            assertTrue(up.text().contains("http://127.0.0.1:" + settings.port(service)), up.text());
        }
        assertTrue(up.text().contains("http://127.0.0.1:" + settings.port("console")), up.text());
        Person.ALL.forEach(person -> assertTrue(up.text().contains("(" + person.role() + ")"), up.text()));
        assertTold("payout", "QUARKUS_PROFILE=local");
        assertTold("console", "QUARKUS_OIDC_AUTH_SERVER_URL=http://127.0.0.1:" + settings.port("issuer") + "/terrace");
        assertTold("console", "TERRACE_CONSOLE_SERVICES_PAYOUT=http://127.0.0.1:" + settings.port("payout"));
        assertTold("payout", "KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:" + settings.port("kafka"));
        assertTold("payout", "QUARKUS_MONGODB_CONNECTION_STRING=mongodb://127.0.0.1:" + settings.port("mongo"));
        assertTold("payout", "MP_JWT_VERIFY_PUBLICKEY_LOCATION=file://");

        Said second = launcher("up");
        assertEquals(1, second.exitCode());
        assertTrue(second.text().contains("A stack already runs in " + settings.home()), second.text());

        LocalStack fault = LocalStack.everything(settings);
        fault.kill("payout");
        fault.awaitReady("payout");

        Said down = launcher("down");
        assertEquals(0, down.exitCode(), down.text());
        assertNothingRuns();
        assertEquals(1, launcher("running").exitCode());
    }

    @Test
    void whateverIsKilledItComesUpAgainWithTheSameKeysAndGoesDown() throws Exception {
        assertEquals(0, launcher("up").exitCode());
        String keys = Files.readString(settings.home().resolve("keys/jwks.json"));
        ProcessHandle orphan = process("ingestion");
        Owner.daemon(settings.home()).kill();
        assertTrue(orphan.isAlive());
        assertEquals(0, launcher("up").exitCode());
        assertNotEquals(orphan.pid(), process("ingestion").pid());

        ProcessHandle owner = process("stack");
        List<ProcessHandle> all =
                Stream.concat(Stream.of(owner), owner.descendants()).toList();
        assertEquals(9, all.size());
        all.forEach(ProcessHandle::destroyForcibly);
        assertEquals(0, launcher("up").exitCode());
        assertEquals(keys, Files.readString(settings.home().resolve("keys/jwks.json")));

        Owner.daemon(settings.home()).kill();
        assertTrue(launcher("down").text().contains("Stopped"));
        assertNothingRuns();
    }

    @Test
    void aTakenPortIsSaidWithItsSetting() throws Exception {
        try (ServerSocket taken = new ServerSocket(settings.port("payout"), 1, InetAddress.getLoopbackAddress())) {
            Said up = launcher("up");
            assertEquals(1, up.exitCode());
            assertTrue(up.text().contains("Port %d, which payout wants, is taken".formatted(taken.getLocalPort())));
            assertTrue(up.text().contains("set TERRACE_PAYOUT_PORT"), up.text());
        }
        assertFalse(Owner.daemon(settings.home()).runs());
    }

    @Test
    void aServiceThatIsNotBuiltIsSaid() throws Exception {
        Files.delete(folder.resolve("services/payout/target/quarkus-app/quarkus-run.jar"));
        Said up = launcher("up");
        assertEquals(1, up.exitCode());
        assertTrue(up.text().contains("payout is not built"), up.text());
    }

    private void assertNothingRuns() {
        LocalStack stack = LocalStack.withConsole(settings);
        stack.names().forEach(part -> assertTrue(stack.isDown(part), part));
    }

    private ProcessHandle process(String name) {
        return new Daemon(name, settings.home()).process().orElseThrow();
    }

    private void assertTold(String service, String variable) throws IOException {
        var uri = LocalStack.withConsole(settings).uri(service);
        try (InputStream answer = uri.toURL().openStream()) {
            String told = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(told.contains(variable), told);
        }
    }

    private Said launcher(String command) throws Exception {
        Path said = folder.resolve("said");
        ProcessBuilder builder = Java.main(Launcher.class, List.of(), command);
        builder.environment().putAll(settings.variables());
        Process process =
                builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertTrue(process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS), () -> command + " does not end");
        return new Said(process.exitValue(), Files.readString(said));
    }
}
