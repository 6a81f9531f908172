package dev.terrace.ingestion;

import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Terms;
import java.time.Instant;
import java.util.List;

/** Small things to test with. */
public final class Samples {

    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private Samples() {}

    public static Terms terms(int lotUnits) {
        return new Terms(
                "acme",
                "p-1",
                1,
                new LabelSchema.Classes(List.of("a", "b")),
                null,
                new Terms.Quality(2, 5, 0.9, false),
                new Terms.Price("CNY", 80_000, 40_000, 1000, 500),
                new Terms.Dispatch(5, 1, null, 600, lotUnits));
    }

    /** A dataset that has begun to arrive. */
    public static Dataset dataset(String id, int lotUnits) {
        return new Dataset(id, 0, "acme", "p-1", terms(lotUnits), NOW, new Dataset.Receiving(1, NOW));
    }

    public static Item text(String id) {
        return new Item(id, null, "some text", null, null, null);
    }
}
