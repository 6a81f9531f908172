package dev.terrace.tools.bench;

import dev.terrace.tools.client.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** CPU seconds by process, from /proc: of every part of the stack and of this program. Empty where there is no /proc. */
public record Cpu(Map<String, Double> seconds) {
    private static final List<String> PARTS =
            List.of("mongod", "kafka", "ingestion", "task-dispatch", "quality-check", "payout");
    private static final double TICKS_A_SECOND = 100;
    private static final int USER_TICKS = 11;

    /** What each has used since it began. */
    public static Cpu now(Place place) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (String part : PARTS) {
            try {
                Path pidFile = place.home().resolve("run").resolve(part + ".pid");
                seconds.put(part, of(Files.readString(pidFile).strip().split(" ")[0]));
            } catch (IOException e) {
                // not run by the local stack, or no /proc: not counted
            }
        }
        try {
            seconds.put("simulated sites", of("self"));
        } catch (IOException e) {
            // no /proc
        }
        return new Cpu(seconds);
    }

    private static double of(String pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", pid, "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[USER_TICKS + 1])) / TICKS_A_SECOND;
    }

    /** What each has used since then. */
    public Cpu since(Cpu before) {
        Map<String, Double> spent = new LinkedHashMap<>();
        seconds.forEach((part, now) -> spent.put(part, now - before.seconds.getOrDefault(part, 0.0)));
        return new Cpu(spent);
    }

    /** What one part has used; 0 where it is not counted. */
    double part(String name) {
        return seconds.getOrDefault(name, 0.0);
    }

    public double total() {
        return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Microseconds each spent on one of so many operations. */
    public String perOperation(long operations) {
        StringBuilder text = new StringBuilder();
        seconds.forEach((part, spent) ->
                text.append("%s%s %.0f µs".formatted(text.isEmpty() ? "" : ", ", part, 1e6 * spent / operations)));
        return text.toString();
    }
}
