package dev.terrace.tools.bench;

import dev.terrace.tools.console.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a peer does on this machine in the same run: graphile-worker, by {@code scripts/peer-graphile}.
 *
 * @param added jobs a second added in bulk; 0 where it cannot be measured
 * @param done jobs a second done in batches; 0 where it cannot be measured
 * @param why it cannot; empty where it can
 */
record Peer(double added, double done, String why) {
    static final String NAME = "graphile-worker";

    private static final String SCRIPT = "scripts/peer-graphile";

    static Peer measured(Console console) {
        String root = Optional.ofNullable(System.getenv("TERRACE_ROOT")).orElse("");
        Path script = Path.of(root).resolve(SCRIPT);
        if (!Files.isExecutable(script)) {
            return new Peer(0, 0, "there is no " + SCRIPT + " here");
        }
        console.say("  the peer, %s, works for a while", NAME);
        try {
            Process process = new ProcessBuilder(script.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0
                    ? new Peer(figure("added", said), figure("done", said), "")
                    : new Peer(0, 0, said.lines().reduce((first, last) -> last).orElse(SCRIPT + " failed"));
        } catch (IOException e) {
            return new Peer(0, 0, SCRIPT + " cannot be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Peer(0, 0, "interrupted");
        }
    }

    /** How a rate of Terrace stands beside one of the peer; where there is none, the rate alone, and why. */
    Bar beside(double bar, String what, double rate, String unit, double peers, String how) {
        return peers > 0
                ? Bar.atLeast(
                        bar,
                        what,
                        rate / peers,
                        "× " + NAME,
                        "%s, %,.0f %s; %s, %,.0f jobs/s".formatted(how, rate, unit, NAME, peers))
                : Bar.atLeast(0, what, rate, unit, how + "; no peer: " + why);
    }

    private static double figure(String name, String said) {
        Matcher found = Pattern.compile("(?m)^" + name + " ([0-9]+)").matcher(said);
        return found.find() ? Double.parseDouble(found.group(1)) : 0;
    }
}
