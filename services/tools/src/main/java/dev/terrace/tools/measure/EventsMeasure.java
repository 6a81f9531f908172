package dev.terrace.tools.measure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.events.Event;
import dev.terrace.shared.work.events.EventsSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** F1 of events of one product at several overlaps in time (THUMOS: .3 to .7), and how far off borders and hands are at one half. */
final class EventsMeasure implements Measure {
    private static final double USUAL = 0.5;
    private static final List<Double> OVERLAPS = List.of(0.3, USUAL, 0.7);

    private final EventsSchema schema;
    private final Map<Double, Found> found = new LinkedHashMap<>();
    private long pairs;
    private double startMs;
    private double endMs;
    private long hands;

    EventsMeasure(EventsSchema schema) {
        this.schema = schema;
        OVERLAPS.forEach(overlap -> found.put(overlap, new Found()));
    }

    @Override
    public void add(Task task, @Nullable JsonNode label, JsonNode truth) {
        List<Event> said = label == null ? List.of() : schema.read(label, task).events();
        List<Event> real = schema.read(truth, task).events();
        found.forEach((overlap, sum) -> {
            List<Pairs.Pair> paired = Pairs.of(said, real, (a, b) -> alike(a, b, overlap));
            double likeness = paired.stream().mapToDouble(Pairs.Pair::likeness).sum();
            sum.add(paired.size(), said.size(), real.size(), likeness);
            if (overlap == USUAL) {
                paired.forEach(pair -> borders(said.get(pair.said()), real.get(pair.real())));
            }
        });
    }

    private static double alike(Event one, Event other, double least) {
        double overlap = one.product().equals(other.product()) ? one.overlap(other) : 0;
        return overlap >= least ? overlap : 0;
    }

    private void borders(Event said, Event real) {
        pairs++;
        startMs += Math.abs(said.start() - real.start());
        endMs += Math.abs(said.end() - real.end());
        hands += Objects.equals(said.hand(), real.hand()) ? 1 : 0;
    }

    @Override
    public Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        found.forEach((overlap, sum) ->
                figures.put(overlap == USUAL ? "f1" : String.format(Locale.ROOT, "f1_at_%.1f", overlap), sum.f1()));
        figures.put("mean_tiou", Objects.requireNonNull(found.get(USUAL)).mean());
        figures.put("start_error_ms", pairs == 0 ? 0 : startMs / pairs);
        figures.put("end_error_ms", pairs == 0 ? 0 : endMs / pairs);
        if (schema.hand()) {
            figures.put("hand_accuracy", pairs == 0 ? 1 : (double) hands / pairs);
        }
        return figures;
    }
}
