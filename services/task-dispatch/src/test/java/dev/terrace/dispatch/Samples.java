package dev.terrace.dispatch;

import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Terms;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Things that tests work with. */
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Samples() {}

    public static Terms terms(String project, boolean distinctSites) {
        return terms(project, distinctSites, 5, 1, 2);
    }

    public static Terms terms(String project, boolean distinctSites, int priority, int weight, int minOverlap) {
        return new Terms(
                "c-1",
                project,
                1,
                new LabelSchema.Classes(List.of("cat", "dog")),
                "What is it?",
                new Terms.Quality(minOverlap, 5, 0.9, distinctSites),
                new Terms.Price("CNY", 80_000, 40_000, 1_000, 500),
                new Terms.Dispatch(priority, weight, null, 600, 50));
    }

    /** Terms of a short lease, by which a unit wants one label. */
    public static Terms brief(String project, int leaseSeconds) {
        Terms terms = terms(project, false, 5, 1, 1);
        return new Terms(
                terms.client(),
                project,
                1,
                terms.schema(),
                null,
                terms.quality(),
                terms.price(),
                new Terms.Dispatch(5, 1, null, leaseSeconds, 50));
    }

    public static LotCreated created(String lot, Terms terms, int units, int maxOverlap) {
        return new LotCreated(
                lot,
                terms,
                IntStream.range(0, units)
                        .mapToObj(n -> new LotCreated.Unit(
                                "item-" + n, "https://media.example/" + n + ".jpg", null, 640, 480, maxOverlap))
                        .toList());
    }

    /** A lot that wants so many labels of each unit. */
    public static Lot lot(String id, Terms terms, int units, int wanted, int maxOverlap) {
        List<Unit> all = IntStream.range(0, units)
                .mapToObj(_ -> Unit.wanting(wanted, maxOverlap))
                .toList();
        return new Lot(id, 0, Rank.of(terms), NOON, 0, all);
    }
}
