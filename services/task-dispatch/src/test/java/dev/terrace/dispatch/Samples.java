package dev.terrace.dispatch;

import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.event.LotPrelabelled;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Json;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.Work;
import dev.terrace.shared.work.classes.ClassSchema;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Things that tests work with. */
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Samples() {}

    public static Terms terms(String project, boolean distinctSites) {
        return terms(project, distinctSites, 2, 600);
    }

    private static Terms terms(String project, boolean distinctSites, int minOverlap, int leaseSeconds) {
        return new Terms(
                "c-1",
                project,
                1,
                new Work.OneClass(new ClassSchema(List.of("cat", "dog"))),
                "What is it?",
                new Terms.Quality(minOverlap, 5, 0.9, distinctSites, 0.05, 24),
                new Terms.Price("CNY", Terms.Per.LABEL, 80_000, 40_000, null, 1_000, 500),
                new Terms.Dispatch(leaseSeconds),
                new Terms.Split(50, null, 0, 1));
    }

    /** Terms of a short lease, by which a unit wants one label. */
    public static Terms brief(String project, int leaseSeconds) {
        return terms(project, false, 1, leaseSeconds);
    }

    public static LotCreated created(String lot, Terms terms, int units, int maxOverlap) {
        return new LotCreated(
                lot,
                terms.id(),
                IntStream.range(0, units)
                        .mapToObj(n -> new LotCreated.Unit(
                                "item-" + n,
                                Part.WHOLE,
                                new Content.Image("https://media.example/" + n + ".jpg", 640, 480),
                                null,
                                null,
                                maxOverlap))
                        .toList());
    }

    /** The same class for units of a lot, to start from. */
    public static LotPrelabelled prelabelled(String lot, Terms terms, int number, String name, int... units) {
        return new LotPrelabelled(
                lot,
                terms.id(),
                number,
                IntStream.of(units)
                        .mapToObj(unit ->
                                new LotPrelabelled.Start(unit, Json.object().put("class", name)))
                        .toList());
    }

    /** A live pack of one lot. */
    public static Pack pack(String id, String site, @Nullable String worker, String lot) {
        Pack.Term term = new Pack.Term(NOON, 600, NOON.plusSeconds(4800));
        return Pack.taking(
                        id,
                        new Pack.Request(site, worker, ""),
                        Set.of(lot),
                        term,
                        new Pack.Taking("t", NOON.plusSeconds(30)))
                .confirm(1, NOON);
    }

    /** A lot that wants so many labels of each unit. */
    public static Lot lot(String id, Terms terms, int units, int wanted, int maxOverlap) {
        List<Unit> all = IntStream.range(0, units)
                .mapToObj(_ -> Unit.wanting(wanted, maxOverlap))
                .toList();
        return Lot.created(id, terms.id(), NOON, all);
    }
}
