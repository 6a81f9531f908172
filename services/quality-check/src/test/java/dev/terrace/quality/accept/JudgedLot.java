package dev.terrace.quality.accept;

import static dev.terrace.quality.Sample.label;
import static dev.terrace.quality.Sample.named;

import dev.terrace.quality.Evidence;
import dev.terrace.quality.Knowledge;
import dev.terrace.quality.Lesson;
import dev.terrace.quality.Lot;
import dev.terrace.quality.MongoContents;
import dev.terrace.quality.MongoLots;
import dev.terrace.quality.MongoSkills;
import dev.terrace.quality.MongoSkills.Learnt;
import dev.terrace.quality.Sample;
import dev.terrace.quality.reconcile.Reconciler;
import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.event.LotLabelled;
import dev.terrace.shared.project.MongoProjects;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Terms;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A lot of a project of its own, judged in part: each test is given another. */
@Dependent
class JudgedLot {
    final String project = "p-" + UUID.randomUUID();
    final String lot = "d-" + UUID.randomUUID() + ".0";
    final String split = lot + ".0";
    final String tied = lot + ".1";
    final String agreed = lot + ".2";

    private final MongoLots lots;
    private final MongoSkills skills;
    private final MongoProjects projects;
    private final MongoContents contents;
    private final InstantSource clock;

    JudgedLot(MongoLots lots, MongoSkills skills, MongoProjects projects, MongoContents contents, InstantSource clock) {
        this.lots = lots;
        this.skills = skills;
        this.projects = projects;
        this.contents = contents;
        this.clock = clock;
    }

    /** Unit 0 is two to one, unit 1 tied between workers of whom nothing else is known, unit 2 agreed. */
    void judge() {
        Terms terms = Sample.of(project, Sample.classes(2, 3, .99, "a", "b"));
        projects.keep(terms);
        LotCreated.Unit unit =
                new LotCreated.Unit("item", Part.WHOLE, new Content.Image("media:7", 10, 10), null, null, 3);
        contents.keep(new LotCreated(lot, terms.id(), Collections.nCopies(3, unit)));
        LotLabelled labels = new LotLabelled(
                lot,
                terms.id(),
                List.of(
                        label(0, 1, named("a"), 3, 3),
                        label(0, 2, named("b"), 3, 3),
                        label(0, 3, named("b"), 3, 3),
                        label(1, 4, named("a"), 2, 2),
                        label(1, 5, named("b"), 2, 2),
                        label(2, 1, named("b"), 1, 1)));
        Instant now = clock.instant();
        lots.changeOrMake(lot, terms.id(), empty -> {
            Lot joined = empty.join(labels, Duration.ofHours(72), now);
            Outcome<Lot, ?> outcome = Reconciler.judge(joined, Sample.brief(terms), Knowledge.NONE, now);
            return new Outcome<>(outcome.state(), outcome.events(), Optional.empty());
        });
    }

    /** Has a judgement teach how often a worker was right. */
    void learn(String judgement, String worker, String site, double hits, double weight) {
        Evidence evidence = new Evidence("all", hits / weight, weight);
        Learnt learnt = new Learnt(site, List.of(new Lesson(1, false, List.of(evidence), 0)));
        skills.add(judgement, project, Map.of(worker, learnt));
    }
}
