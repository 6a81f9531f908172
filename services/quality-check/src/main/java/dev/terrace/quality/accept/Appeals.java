package dev.terrace.quality.accept;

import dev.terrace.quality.Appeal;
import dev.terrace.quality.Limits;
import dev.terrace.quality.Lot;
import dev.terrace.quality.Meters;
import dev.terrace.quality.MongoLots;
import dev.terrace.quality.MongoLots.Place;
import dev.terrace.quality.Panel;
import dev.terrace.quality.PanelLabel;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.LabelId;
import dev.terrace.shared.work.UnitId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Appeals against verdicts: filed by workers and their sites, answered by somebody who did not decide the unit. */
@ApplicationScoped
class Appeals {
    private final MongoLots lots;
    private final Knowing knowing;
    private final Limits limits;
    private final Meters meters;
    private final InstantSource clock;

    Appeals(MongoLots lots, Knowing knowing, Limits limits, Meters meters, InstantSource clock) {
        this.lots = lots;
        this.knowing = knowing;
        this.limits = limits;
        this.meters = meters;
        this.clock = clock;
    }

    /** Keeps the appeal, or finds that it was kept before. @return the label that it is about */
    LabelId file(String worker, @Nullable String site, AppealRequest request) {
        LabelId label = label(request.label());
        UnitId unit = label.unit();
        try {
            boolean isKept = lots.change(
                            unit.lot().toString(),
                            lot -> new Appealing(lot, unit.n(), label.attempt(), clock.instant())
                                    .file(worker, site, request.words(), limits))
                    .isPresent();
            if (!isKept) {
                throw Appealing.noSuchLabel();
            }
            return label;
        } catch (Refused e) {
            meters.refused(e);
            throw e;
        }
    }

    private static LabelId label(@Nullable String text) {
        try {
            return LabelId.parse(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw Appealing.noSuchLabel();
        }
    }

    /** Stores the answer, or finds that it was stored before. */
    void answer(UnitId unit, int attempt, String who, AppealDecision request) {
        try {
            lots.change(
                            unit.lot().toString(),
                            lot -> new Appealing(lot, unit.n(), attempt, clock.instant())
                                    .answer(
                                            who,
                                            request,
                                            knowing.brief(lot),
                                            knowing.of(lot, workers(lot, unit)).skills()))
                    .orElseThrow(Appealing::noSuchLabel)
                    .ifPresent(meters::judged);
        } catch (Refused e) {
            meters.refused(e);
            throw e;
        }
    }

    private static Set<String> workers(Lot lot, UnitId unit) {
        return lot.panel(unit.n()).stream()
                .flatMap(panel -> panel.labels().stream())
                .map(PanelLabel::worker)
                .collect(Collectors.toSet());
    }

    /** Those that wait, of whole lots, until there are so many. */
    AppealView.Page page(@Nullable String project, @Nullable String cursor, int most) {
        List<AppealView> shown = new ArrayList<>();
        List<Place> seen = new ArrayList<>();
        boolean[] more = new boolean[1];
        lots.appealed(project, cursor == null ? null : Place.read(cursor), lot -> {
            more[0] = shown.size() >= most;
            if (!more[0]) {
                shown.addAll(open(lot));
                seen.add(new Place(Objects.requireNonNull(lot.appealsSince()), lot.id()));
            }
            return !more[0];
        });
        return new AppealView.Page(shown, more[0] ? seen.getLast().toString() : null);
    }

    private static List<AppealView> open(Lot lot) {
        List<AppealView> open = new ArrayList<>();
        for (Panel panel : lot.panels()) {
            for (PanelLabel label : panel.labels()) {
                Appeal appeal = label.appeal();
                if (appeal != null && appeal.isOpen()) {
                    open.add(AppealView.of(lot, panel, label, appeal));
                }
            }
        }
        return open;
    }
}
