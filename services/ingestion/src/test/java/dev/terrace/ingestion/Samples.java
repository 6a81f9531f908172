package dev.terrace.ingestion;

import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Directive;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.TermsId;
import dev.terrace.shared.work.Work;
import dev.terrace.shared.work.classes.ClassSchema;
import java.time.Instant;
import java.util.List;

/** Small things to test with. */
public final class Samples {

    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private Samples() {}

    public static Terms terms(int lotUnits) {
        return terms(new Work.OneClass(new ClassSchema(List.of("a", "b"))), new Terms.Split(lotUnits, null, 0, 1));
    }

    public static Terms terms(Work work, Terms.Split split) {
        return new Terms(
                "acme",
                "p-1",
                1,
                work,
                null,
                new Terms.Quality(2, 5, 0.9, false, 0.05, 72),
                new Terms.Price("CNY", Terms.Per.LABEL, 80_000, 40_000, null, 1000, 500),
                new Terms.Dispatch(600),
                split);
    }

    /** An edition that has never been told of, for datasets that a test makes itself. */
    public static Edition edition(int lotUnits) {
        return Edition.of(terms(lotUnits), Edition.Repeats.WARN, "r-1", "hash", NOW);
    }

    /** An open project of a client. */
    static Project project(String client) {
        Directive directive = new Directive(5, 1, null, false);
        Lifecycle open = Lifecycle.of(Lifecycle.State.OPEN, NOW);
        return new Project("p-1", 0, client, "Samples", NOW, 1, directive, 1, open, null, null, List.of());
    }

    /** A dataset that has begun to arrive. */
    public static Dataset dataset(String id) {
        return Dataset.begun(id, project("acme"), new TermsId("p-1", 1), NOW);
    }

    public static Item text(String id) {
        return text(id, "some text");
    }

    public static Item text(String id, String text) {
        return new Item(id, new Content.Text(text), null, null, null, null);
    }
}
