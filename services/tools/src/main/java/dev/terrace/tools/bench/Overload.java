package dev.terrace.tools.bench;

import dev.terrace.tools.client.Callers;
import dev.terrace.tools.client.Pause;
import dev.terrace.tools.console.Console;
import dev.terrace.tools.measure.Rate;
import dev.terrace.tools.people.Client;
import java.time.Duration;
import java.util.List;

/** What is still done when twice as much is asked for as can be: as many labels as before, and the rest is told when to come back. */
public final class Overload {
    private static final long UNITS = 300_000;
    private static final double TIMES = 2;
    private static final Duration WARM_UP = Duration.ofSeconds(75);
    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final Duration WINDOW = Duration.ofSeconds(20);

    private final Console console;
    private final Callers callers;

    public Overload(Console console, Callers callers) {
        this.console = console;
        this.callers = callers;
        Hands.register(callers, Flow.SITES);
    }

    public List<Bar> bars(String key, String store) {
        Client client = new Client(callers.client("bench"));
        String project = client.project(key, Flow.terms("Overload " + key));
        client.upload(key, project, Flow.manifest(UNITS));
        double peak;
        try (Hands hands = new Hands(callers, project, Flow.PACK).start(Flow.SITES, Flow.HANDS)) {
            console.say("  warm-up, not counted: %d s", WARM_UP.toSeconds());
            Pause.of(WARM_UP);
            peak = Rate.over(WINDOW, hands::labels);
        }
        console.say("  peak: %,.0f labels/s; now %.0f times that is offered", peak, TIMES);
        try (Hands hands = new Hands(callers, project, Flow.PACK).offer(TIMES * peak / Flow.PACK, Flow.SITES)) {
            Pause.of(SETTLING);
            double goodput = Rate.over(WINDOW, hands::labels);
            long refused = hands.refused() + hands.refusedForGood();
            String how = "%s; %,.0f of %,.0f labels/s, %,d requests refused".formatted(store, goodput, peak, refused);
            return List.of(
                    Bar.atLeast(0.9, "goodput at %.0f times the peak".formatted(TIMES), goodput / peak, "×", how),
                    Bar.atLeast(1, "requests refused", refused, "requests", "so that it was overloaded"),
                    Bar.atMost(0, "refused without Retry-After", hands.refusedForGood(), "requests", "of these"));
        }
    }
}
