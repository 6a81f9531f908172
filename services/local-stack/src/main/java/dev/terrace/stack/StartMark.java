package dev.terrace.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** When a process started, in a form that no step of the clock changes: on Linux the boot and the tick, elsewhere the second. */
final class StartMark {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final int START_TICKS = 19;

    private StartMark() {}

    /** One word; the same one for a process as long as it lives. */
    static String of(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            // The name, in brackets, may hold anything.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Files.readString(BOOT).strip() + "/" + fields[START_TICKS];
        } catch (IOException e) {
            return process.info()
                    .startInstant()
                    .map(Instant::getEpochSecond)
                    .map(String::valueOf)
                    .orElse("unknown");
        }
    }
}
