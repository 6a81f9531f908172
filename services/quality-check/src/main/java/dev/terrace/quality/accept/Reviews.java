package dev.terrace.quality.accept;

import static dev.terrace.quality.Refusal.NO_SUCH_REVIEW;
import static dev.terrace.quality.Refusal.NO_SUCH_UNIT;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.terrace.quality.Lot;
import dev.terrace.quality.Meters;
import dev.terrace.quality.MongoLots;
import dev.terrace.quality.MongoSkills;
import dev.terrace.quality.Panel;
import dev.terrace.quality.PanelLabel;
import dev.terrace.quality.Skills;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.UnitId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Units as people see them: those under review, and any single one. What a panel says is always by what is known now. */
@ApplicationScoped
class Reviews {
    private final MongoLots lots;
    private final MongoSkills skills;
    private final Meters meters;
    private final InstantSource clock;

    Reviews(MongoLots lots, MongoSkills skills, Meters meters, InstantSource clock) {
        this.lots = lots;
        this.skills = skills;
        this.meters = meters;
        this.clock = clock;
    }

    /** A unit under review, with its lot. */
    private record Waiting(Lot lot, Panel panel, Panel.UnderReview review) {
        UnitId unit() {
            return UnitId.parse(lot.id() + "." + panel.unit());
        }

        String project() {
            return lot.terms().project();
        }
    }

    /** So many units under review, behind the cursor. */
    ReviewView.Page page(@Nullable String project, @Nullable UnitId behind, int units) {
        List<Waiting> found = new ArrayList<>();
        lots.underReview(project, behind == null ? null : behind.lot().toString(), lot -> {
            waiting(lot).filter(w -> isBehind(w, behind)).forEach(found::add);
            return found.size() <= units;
        });
        List<Waiting> shown = found.subList(0, Math.min(units, found.size()));
        Map<String, Skills> known =
                shown.stream().collect(groupingBy(Waiting::project, collectingAndThen(toList(), this::known)));
        List<ReviewView> items = shown.stream()
                .map(w ->
                        ReviewView.of(w.lot(), w.panel(), w.review(), known.getOrDefault(w.project(), Skills.UNKNOWN)))
                .toList();
        return new ReviewView.Page(
                items, found.size() > units ? shown.getLast().unit().toString() : null);
    }

    /** Any unit that has labels. */
    UnitView unit(UnitId unit) {
        Lot lot = lots.find(unit.lot().toString()).orElseThrow(Reviews::noSuchUnit);
        Panel panel = lot.panel(unit.n()).orElseThrow(Reviews::noSuchUnit);
        return UnitView.of(lot, panel, known(lot, panel));
    }

    /** A unit that is under review. */
    UnitView underReview(UnitId unit) {
        UnitView view = unit(unit);
        if (!(view.state() instanceof Panel.UnderReview)) {
            throw new Refused(NO_SUCH_REVIEW, "See GET /v1/units/%s for what became of it".formatted(unit));
        }
        return view;
    }

    /** Stores the decision, or finds that it was stored before. */
    UnitView decide(UnitId unit, String reviewer, DecisionRequest request) {
        Reviewing reviewing = new Reviewing(reviewer, request, clock.instant());
        try {
            lots.change(unit.lot().toString(), lot -> reviewing.decide(lot, unit.n(), panel -> known(lot, panel)))
                    .orElseThrow(Reviews::noSuchUnit)
                    .ifPresent(judgement -> {
                        meters.judged(judgement);
                        meters.decided();
                    });
        } catch (Refused e) {
            meters.refused(e);
            throw e;
        }
        return unit(unit);
    }

    private Skills known(Lot lot, Panel panel) {
        return skills.of(
                lot.terms().project(),
                panel.labels().stream().map(PanelLabel::worker).collect(toSet()));
    }

    /** Of the workers of these units, all of one project. */
    private Skills known(List<Waiting> units) {
        Set<String> workers = units.stream()
                .flatMap(w -> w.panel().labels().stream())
                .map(PanelLabel::worker)
                .collect(toSet());
        return skills.of(units.getFirst().project(), workers);
    }

    private static boolean isBehind(Waiting waiting, @Nullable UnitId cursor) {
        return cursor == null
                || !waiting.lot().id().equals(cursor.lot().toString())
                || waiting.panel().unit() > cursor.n();
    }

    private static Stream<Waiting> waiting(Lot lot) {
        return lot.panels().stream()
                .flatMap(panel -> panel.state() instanceof Panel.UnderReview review
                        ? Stream.of(new Waiting(lot, panel, review))
                        : Stream.empty());
    }

    private static Refused noSuchUnit() {
        return new Refused(
                NO_SUCH_UNIT, "Write <dataset>.<lot>.<n> as in GET /v1/reviews; a unit is known here by its labels");
    }
}
