package dev.terrace.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Named bans, on every source file of the repository. */
class TidyTest {
    private static final Path SERVICES = Path.of("..");
    private static final int MOST_LINES = 320;

    /** What must not be in a line, where it may be after all, and a line that shows that the ban bites. */
    enum Ban {
        SLEEPING("Thread\\s*\\.\\s*sleep", file -> false, "Thread.sleep(100);"),
        PRINTING(
                "System\\s*\\.\\s*(out|err)\\b",
                file -> file.contains("local-stack/src/main") || file.contains("/console/"),
                "System.out.println(x);"),
        STACK_TRACES("printStackTrace", file -> false, "e.printStackTrace();"),
        LEFTOVERS("\\b(TODO|FIXME|HACK)\\b", file -> false, "// TODO later"),
        READING_THE_CLOCK(
                "\\bInstant\\s*\\.\\s*now\\(|LocalDate(Time)?\\s*\\.\\s*now\\(|new Date\\(\\)",
                file -> file.contains("local-stack/") || file.contains("/src/test/"),
                "Instant.now()"),
        SWALLOWING("catch \\((Exception|Throwable) \\w+\\) \\{\\s*\\}", file -> false, "catch (Exception e) {}");

        private final Pattern banned;
        private final Predicate<String> allowed;
        private final String bites;

        Ban(String banned, Predicate<String> allowed, String bites) {
            this.banned = Pattern.compile(banned);
            this.allowed = allowed;
            this.bites = bites;
        }

        boolean broken(String file, String line) {
            return !allowed.test(file) && banned.matcher(line).find();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyBreaks(Ban ban) {
        List<String> broken = new ArrayList<>();
        for (Path file : sources()) {
            int number = 0;
            for (String line : lines(file)) {
                number++;
                if (ban.broken(file.toString(), line)) {
                    broken.add(file + ":" + number + ": " + line.strip());
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    @ParameterizedTest
    @EnumSource
    void everyBanBites(Ban ban) {
        assertEquals(true, ban.broken("../ingestion/src/main/java/A.java", ban.bites));
    }

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() {
        List<Path> mute = sources().stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java"))
                                && folder.toString().contains("src/main")
                        || Files.exists(folder.resolve("package-info.java"))
                                && !String.join("\n", lines(folder.resolve("package-info.java")))
                                        .contains("@NullMarked"))
                .toList();
        assertEquals(List.of(), mute);
    }

    @Test
    void aFileFitsOnFewScreens() {
        List<String> tooLong = sources().stream()
                .filter(file -> lines(file).size() > MOST_LINES)
                .map(file -> file + ": " + lines(file).size() + " lines")
                .toList();
        assertEquals(List.of(), tooLong);
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(SERVICES)) {
            return files.filter(file -> file.toString().endsWith(".java")
                            && file.toString().contains("/src/")
                            && !file.endsWith("TidyTest.java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
