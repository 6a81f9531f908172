package dev.terrace.tools.bench;

import dev.terrace.tools.client.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** The most memory that a service held at one time, from /proc. Empty where there is no /proc. */
final class Memory {
    private static final String PEAK = "VmHWM:";
    private static final double KIB_A_MB = 1e6 / 1024;

    private final Path process;

    private Memory(Path process) {
        this.process = process;
    }

    static Memory of(Place place, String part) {
        try {
            String pid = Files.readString(place.home().resolve("run").resolve(part + ".pid"))
                    .strip()
                    .split(" ")[0];
            return new Memory(Path.of("/proc", pid));
        } catch (IOException e) {
            return new Memory(Path.of("/proc/none"));
        }
    }

    /** From now on the peak is that of what comes. */
    void reset() {
        try {
            Files.writeString(process.resolve("clear_refs"), "5");
        } catch (IOException e) {
            // no /proc: the peak is told of none
        }
    }

    /** In megabytes of a million bytes, since {@link #reset}. */
    OptionalDouble peak() {
        try {
            return Files.readAllLines(process.resolve("status")).stream()
                    .filter(line -> line.startsWith(PEAK))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / KIB_A_MB)
                    .findFirst();
        } catch (IOException e) {
            return OptionalDouble.empty();
        }
    }
}
