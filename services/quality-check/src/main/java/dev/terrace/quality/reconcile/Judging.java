package dev.terrace.quality.reconcile;

import dev.terrace.quality.Brief;
import dev.terrace.quality.Knowledge;
import dev.terrace.quality.Lot;
import dev.terrace.quality.Meters;
import dev.terrace.quality.MongoCalibrations;
import dev.terrace.quality.MongoContents;
import dev.terrace.quality.MongoLots;
import dev.terrace.quality.MongoSkills;
import dev.terrace.quality.reconcile.Reconciler.Judged;
import dev.terrace.shared.event.LotWithdrawn;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.TermsId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Loads what a judgement needs, judges, and stores what came of it, as often as there is more to be judged. */
@ApplicationScoped
class Judging {
    private final MongoLots lots;
    private final MongoContents contents;
    private final MongoSkills skills;
    private final MongoCalibrations calibrations;
    private final Meters meters;
    private final InstantSource clock;

    Judging(
            MongoLots lots,
            MongoContents contents,
            MongoSkills skills,
            MongoCalibrations calibrations,
            Meters meters,
            InstantSource clock) {
        this.lots = lots;
        this.contents = contents;
        this.skills = skills;
        this.calibrations = calibrations;
        this.meters = meters;
        this.clock = clock;
    }

    /** What has become known of a lot. */
    interface News {
        /** @param wait how long after its first label a unit waits for more */
        Lot in(Lot lot, Duration wait, Instant now);
    }

    /** Judges the lot with what has become known of it; the first to hear of a lot makes it. */
    void reconcile(String id, TermsId terms, News news) {
        Brief brief = contents.brief(id, terms);
        Duration wait = Duration.ofHours(brief.terms().quality().reviewHours());
        boolean more = true;
        while (more) {
            Optional<Judged> judged = lots.changeOrMake(id, terms, lot -> {
                Instant now = clock.instant();
                return judged(news.in(lot, wait, now), brief, now);
            });
            judged.map(Judged::judgement).ifPresent(meters::judged);
            more = judged.filter(Judged::more).isPresent();
        }
    }

    private Outcome<Lot, Optional<Judged>> judged(Lot lot, Brief brief, Instant now) {
        String project = brief.terms().project();
        Knowledge known = new Knowledge(skills.of(project, Reconciler.workers(lot, now)), calibrations.of(project));
        return Reconciler.judge(lot, brief, known, now);
    }

    void withdraw(LotWithdrawn withdrawn) {
        Brief brief = contents.brief(withdrawn.lot(), withdrawn.terms());
        Set<Integer> units = Set.copyOf(withdrawn.units());
        lots.changeOrMake(
                        withdrawn.lot(),
                        withdrawn.terms(),
                        lot -> Reconciler.withdraw(lot, units, withdrawn.cause(), brief, clock.instant()))
                .map(Judged::judgement)
                .ifPresent(meters::judged);
    }

    /** Judges the units of the lot whose time is up. */
    void lookAtTheClock(Lot lot) {
        reconcile(lot.id(), lot.terms(), (known, _, _) -> known);
    }
}
