package dev.terrace.quality.accept;

import static dev.terrace.quality.Refusal.NO_SUCH_REVIEW;
import static dev.terrace.quality.Refusal.NO_SUCH_UNIT;
import static java.util.stream.Collectors.toSet;

import dev.terrace.quality.Brief;
import dev.terrace.quality.Judgement;
import dev.terrace.quality.Knowledge;
import dev.terrace.quality.Limits;
import dev.terrace.quality.Lot;
import dev.terrace.quality.Meters;
import dev.terrace.quality.MongoLots;
import dev.terrace.quality.Panel;
import dev.terrace.quality.Panel.UnderReview;
import dev.terrace.quality.PanelLabel;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.LotId;
import dev.terrace.shared.work.UnitId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Units as people see and settle them: those under review, and any single one. What a panel says is by what is known now. */
@ApplicationScoped
class Reviews {
    private final MongoLots lots;
    private final Knowing knowing;
    private final Limits limits;
    private final Meters meters;
    private final InstantSource clock;

    Reviews(MongoLots lots, Knowing knowing, Limits limits, Meters meters, InstantSource clock) {
        this.lots = lots;
        this.knowing = knowing;
        this.limits = limits;
        this.meters = meters;
        this.clock = clock;
    }

    /** So many units under review, behind the cursor; the lots whose units wait longest come first. */
    ReviewView.Page page(@Nullable String project, @Nullable QueueCursor behind, int units) {
        Instant now = clock.instant();
        List<ReviewView> shown = new ArrayList<>();
        List<QueueCursor> places = new ArrayList<>();
        lots.underReview(project, behind == null ? null : behind.lotSince(), lot -> {
            List<Panel> waiting = waiting(lot, behind);
            if (!waiting.isEmpty()) {
                UnitViews views = views(lot, waiting);
                for (Panel panel : waiting.subList(0, Math.min(waiting.size(), units + 1 - shown.size()))) {
                    shown.add(ReviewView.of(views.of(panel), (UnderReview) panel.state(), now));
                    places.add(new QueueCursor(
                            String.valueOf(lot.reviewsSince()),
                            LotId.parse(lot.id()).unit(panel.unit())));
                }
            }
            return shown.size() <= units;
        });
        boolean more = shown.size() > units;
        return new ReviewView.Page(
                more ? shown.subList(0, units) : shown,
                more ? places.get(units - 1).toString() : null);
    }

    private static List<Panel> waiting(Lot lot, @Nullable QueueCursor behind) {
        return lot.panels().stream()
                .filter(panel -> panel.state() instanceof UnderReview)
                .filter(panel -> behind == null || behind.isBefore(lot, panel))
                .sorted(Comparator.comparingInt(Panel::unit))
                .toList();
    }

    /** Any unit that has labels. */
    UnitView unit(UnitId unit) {
        Lot lot = lots.find(unit.lot().toString()).orElseThrow(Reviews::noSuchUnit);
        Panel panel = lot.panel(unit.n()).orElseThrow(Reviews::noSuchUnit);
        return views(lot, List.of(panel)).of(panel);
    }

    /** A unit that is under review. */
    UnitView underReview(UnitId unit) {
        UnitView view = unit(unit);
        if (!(view.state() instanceof UnderReview)) {
            throw new Refused(NO_SUCH_REVIEW, "See GET /v1/units/%s for what became of it".formatted(unit));
        }
        return view;
    }

    private UnitViews views(Lot lot, List<Panel> panels) {
        Brief brief = knowing.brief(lot);
        return new UnitViews(lot, brief, knowing.of(lot, workers(panels)), knowing::shown);
    }

    private static Set<String> workers(List<Panel> panels) {
        return panels.stream()
                .flatMap(panel -> panel.labels().stream())
                .map(PanelLabel::worker)
                .collect(toSet());
    }

    /** Leaves the unit to one reviewer for a while. */
    UnitView claim(UnitId unit, String reviewer) {
        Reviewing reviewing = new Reviewing(reviewer, clock.instant());
        try {
            if (lots.change(unit.lot().toString(), lot -> reviewing.claim(lot, unit.n(), limits.claim()))
                    .isEmpty()) {
                throw noSuchUnit();
            }
        } catch (Refused e) {
            meters.refused(e);
            throw e;
        }
        return unit(unit);
    }

    /** Stores the decision, or finds that it was stored before. */
    UnitView decide(UnitId unit, String reviewer, DecisionRequest request) {
        Reviewing reviewing = new Reviewing(reviewer, clock.instant());
        return settled(unit, (lot, brief, known) -> reviewing.decide(lot, unit.n(), request, brief, known.skills()));
    }

    /** Stores the correction, or finds that it was stored before. */
    UnitView correct(UnitId unit, String who, CorrectionRequest request) {
        Correcting correcting = new Correcting(who, request, clock.instant());
        return settled(unit, (lot, brief, known) -> correcting.correct(lot, unit.n(), brief, known.skills()));
    }

    /** What a person's word makes of a lot. */
    private interface Word {
        Outcome<Lot, Optional<Judgement>> said(Lot lot, Brief brief, Knowledge known);
    }

    private UnitView settled(UnitId unit, Word word) {
        try {
            lots.change(unit.lot().toString(), lot -> {
                        Set<String> workers = lot.panel(unit.n())
                                .map(panel -> workers(List.of(panel)))
                                .orElse(Set.of());
                        return word.said(lot, knowing.brief(lot), knowing.of(lot, workers));
                    })
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

    private static Refused noSuchUnit() {
        return new Refused(
                NO_SUCH_UNIT, "Write <dataset>.<lot>.<n> as in GET /v1/reviews; a unit is known here by its labels");
    }
}
