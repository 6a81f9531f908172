package dev.terrace.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @ParameterizedTest
    @CsvSource({"ingestion,8081", "task-dispatch,8082", "quality-check,8083", "payout,8084", "kafka,9092", "mongo,27017"
    })
    void portsUnlessToldOtherwise(String part, int port) {
        assertEquals(port, new Settings(Map.of()).port(part));
    }

    @Test
    void aVariableMovesAPort() {
        assertEquals(9000, new Settings(Map.of("TERRACE_TASK_DISPATCH_PORT", "9000")).port("task-dispatch"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nine", "0", "65536", "-1"})
    void aPortThatIsNoneIsRefused(String value) {
        Settings settings = new Settings(Map.of("TERRACE_PAYOUT_PORT", value));
        String message = assertThrows(StackException.class, () -> settings.port("payout"))
                .getMessage();
        assertEquals("TERRACE_PAYOUT_PORT is '%s'; it must be a port, 1 to 65535.".formatted(value), message);
    }

    @Test
    void aTakenPortIsNamedWithTheSettingThatMovesIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String number = Integer.toString(taken.getLocalPort());
            Port port = new Settings(Map.of("TERRACE_INGESTION_PORT", number)).portOf("ingestion");
            String message = assertThrows(StackException.class, () -> port.requireFree("ingestion"))
                    .getMessage();
            assertEquals(
                    "Port %s, which ingestion wants, is taken by another program. Free it, or set TERRACE_INGESTION_PORT to another port."
                            .formatted(number),
                    message);
        }
    }

    @Test
    void theHomeIsInTheCheckoutWhereverOneStandsInIt(@TempDir Path checkout) throws IOException {
        Path deep = Files.createDirectories(checkout.resolve("services/local-stack/src"));
        assertEquals(checkout.resolve(".terrace"), new Settings(Map.of("TERRACE_ROOT", deep.toString())).home());
        assertEquals(checkout, new Settings(Map.of("TERRACE_HOME", checkout.toString())).home());
    }

    @Test
    void outsideACheckoutOneIsAskedFor(@TempDir Path elsewhere) {
        Settings settings = new Settings(Map.of("TERRACE_ROOT", elsewhere.toString()));
        assertTrue(
                assertThrows(StackException.class, settings::home).getMessage().contains("set TERRACE_ROOT"));
    }
}
