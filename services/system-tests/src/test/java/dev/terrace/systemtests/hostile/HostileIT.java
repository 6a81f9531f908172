package dev.terrace.systemtests.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.terrace.systemtests.contract.Contract;
import dev.terrace.systemtests.contract.Operation;
import dev.terrace.systemtests.flow.Terrace;
import dev.terrace.systemtests.identity.OneMore;
import dev.terrace.tools.client.Pause;
import dev.terrace.tools.client.Service;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that are too big or too slow, by length, by chunks, packed, in headers. */
class HostileIT {
    private static final long TWO_GIB = 2L << 30;
    private static final Set<String> TAKE_TWO_GIB = Set.of("uploadDataset", "importLabels");
    private static final int MIB = 1 << 20;
    /** What a server may have taken in before its refusal was heard. */
    private static final long SLACK = 128L * MIB;

    private final Terrace terrace = Terrace.started();
    private final Door door = new Door(terrace);
    private final List<String> wrong = new ArrayList<>();
    private Bystander bystander;

    @BeforeEach
    void somebodyElseCalls() {
        bystander = new Bystander(terrace.callers());
    }

    @AfterEach
    void andIsServed() {
        bystander.close();
        assertEquals(List.of(), wrong);
    }

    @Test
    void aBodyThatIsSaidToBeTooLongIsRefusedUnread() {
        for (Operation operation : door.taking()) {
            try (Wire wire = door.open(operation, "Content-Length: " + (TWO_GIB + 1))) {
                Wire.Reply reply = wire.reply();
                if (reply.status() != 413 || !reply.problem().equals("body-too-large")) {
                    wrong.add(operation + " answered " + reply);
                }
            }
        }
    }

    @Test
    void aBodyOfChunksThatIsTooLongIsRefusedOnTheWay() {
        byte[] spaces = new byte[MIB];
        Arrays.fill(spaces, (byte) ' ');
        byte[] chunk = ("100000\r\n" + new String(spaces, StandardCharsets.US_ASCII) + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        for (Operation operation : door.taking()) {
            if (TAKE_TWO_GIB.contains(operation.id())) {
                continue;
            }
            try (Wire wire = door.open(operation, "Transfer-Encoding: chunked")) {
                long sent = 0;
                while (sent < TWO_GIB && wire.send(chunk)) {
                    sent += MIB;
                }
                Wire.Reply reply = wire.reply();
                if (sent > SLACK || reply.status() != 413) {
                    wrong.add("%s took %d MiB and answered %s".formatted(operation, sent / MIB, reply));
                }
            }
        }
    }

    @Test
    void aBodyThatUnpacksToAGibibyteIsRefused() {
        byte[] bomb = bomb();
        for (Operation operation : door.taking()) {
            try (Wire wire = door.open(operation, "Content-Encoding: gzip", "Content-Length: " + bomb.length)) {
                wire.send(bomb);
                Wire.Reply reply = wire.reply();
                assertTrue(
                        Set.of(400, 413, 415, 422).contains(reply.status()), operation + reply.head() + reply.body());
            }
        }
    }

    @Test
    void aBodyThatDripsIsCutOff() {
        try (OneMore service = OneMore.start(terrace, Service.DISPATCH, Map.of("terrace.http.body-seconds", "3"))) {
            Operation lease = Contract.operations().stream()
                    .filter(operation -> operation.id().equals("leasePack"))
                    .findFirst()
                    .orElseThrow();
            try (Wire wire = door.open(service.uri(), lease, "Content-Length: 1000")) {
                long began = System.nanoTime();
                while (wire.send(new byte[] {' '})
                        && System.nanoTime() - began < Duration.ofSeconds(30).toNanos()) {
                    Pause.of(Duration.ofMillis(250));
                }
                Wire.Reply reply = wire.reply();
                assertEquals(408, reply.status(), reply.head());
                assertEquals("too-slow", reply.problem());
            }
        }
    }

    @Test
    void tenThousandHeadersAreRefused() {
        String[] headers =
                IntStream.range(0, 10_000).mapToObj(n -> "X-" + n + ": " + n).toArray(String[]::new);
        for (Service service : Service.values()) {
            try (Wire wire = Wire.to(terrace.place().uri(service)).head("GET /v1/projects", headers)) {
                Wire.Reply reply = wire.reply();
                assertEquals(431, reply.status(), service + " answered " + reply.head());
                assertEquals("too-many-headers", reply.problem());
            }
        }
    }

    private static byte[] bomb() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] zeros = new byte[MIB];
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int n = 0; n < 1024; n++) {
                gzip.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
