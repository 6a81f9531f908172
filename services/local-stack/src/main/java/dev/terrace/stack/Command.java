package dev.terrace.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a short command said, and whether it succeeded. */
record Command(boolean succeeded, String output) {
    private static final Pattern MISSING_LIBRARY = Pattern.compile("loading shared libraries: ([\\w.+-]+):");

    /** Runs it to its end, at most so long. @throws IOException if it cannot be started */
    static Command run(List<String> command, int seconds) throws IOException {
        Path output = Files.createTempFile("terrace", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean succeeded = process.waitFor(seconds, TimeUnit.SECONDS) && process.exitValue() == 0;
            process.destroyForcibly();
            return new Command(succeeded, Files.readString(output, StandardCharsets.ISO_8859_1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Command(false, "interrupted");
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** Why it failed, in a line that says what to do where that is known. */
    String complaint() {
        Matcher missing = MISSING_LIBRARY.matcher(output);
        if (missing.find()) {
            String library = missing.group(1);
            return library.startsWith("libcurl.")
                    ? "it needs %s, which is not installed here: 'apt-get install libcurl4' on Debian and Ubuntu, 'dnf install libcurl' on Fedora"
                            .formatted(library)
                    : "it needs %s, which is not installed here".formatted(library);
        }
        return output.lines()
                .filter(line -> !line.isBlank())
                .reduce((_, last) -> last)
                .map(last -> "it failed: " + last.strip())
                .orElse("it failed and said nothing");
    }
}
