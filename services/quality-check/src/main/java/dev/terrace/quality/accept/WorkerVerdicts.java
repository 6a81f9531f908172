package dev.terrace.quality.accept;

import dev.terrace.quality.Brief;
import dev.terrace.quality.Lot;
import dev.terrace.quality.MongoLots;
import dev.terrace.quality.MongoVerdicts;
import dev.terrace.quality.MongoVerdicts.Place;
import dev.terrace.quality.Panel;
import dev.terrace.quality.PanelLabel;
import dev.terrace.quality.PanelLabel.Verdict;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.LabelId;
import dev.terrace.shared.work.LotId;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.UnitId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The verdicts of a worker's labels, newest first. */
@ApplicationScoped
class WorkerVerdicts {
    private static final int JUDGEMENTS_AT_ONCE = 20;

    private final MongoVerdicts places;
    private final MongoLots lots;
    private final Knowing knowing;

    WorkerVerdicts(MongoVerdicts places, MongoLots lots, Knowing knowing) {
        this.places = places;
        this.lots = lots;
        this.knowing = knowing;
    }

    /** The place of the next verdict: a judgement, and how many of its verdicts were shown. */
    private record Cursor(Place place, int shown) {
        static Cursor read(String text) {
            String[] parts = text.split("_", 3);
            try {
                Instant at = Instant.ofEpochMilli(Long.parseLong(parts[0]));
                return new Cursor(new Place(parts[2], "", "", "", 0, at), Integer.parseUnsignedInt(parts[1]));
            } catch (ArrayIndexOutOfBoundsException | NumberFormatException | DateTimeException e) {
                throw new Refused(CommonRefusal.BAD_PARAMETER, "cursor: send the next of the part before, as it was");
            }
        }

        @Override
        public String toString() {
            return place.at().toEpochMilli() + "_" + shown + "_" + place.id();
        }
    }

    /** @param site only of this one; null: of any */
    VerdictView.Page page(String worker, @Nullable String site, @Nullable String from, int most) {
        @Nullable Cursor cursor = from == null ? null : Cursor.read(from);
        List<VerdictView> shown = new ArrayList<>();
        while (true) {
            List<Place> found = places.of(worker, site, cursor == null ? null : cursor.place(), JUDGEMENTS_AT_ONCE);
            for (Place place : found) {
                int skip = cursor != null && cursor.place().id().equals(place.id()) ? cursor.shown() : 0;
                List<VerdictView> verdicts = verdicts(place);
                int room = most - shown.size();
                if (verdicts.size() - skip > room) {
                    shown.addAll(verdicts.subList(skip, skip + room));
                    return new VerdictView.Page(shown, new Cursor(place, skip + room).toString());
                }
                shown.addAll(verdicts.subList(Math.min(skip, verdicts.size()), verdicts.size()));
                cursor = new Cursor(place, verdicts.size());
            }
            if (found.size() < JUDGEMENTS_AT_ONCE) {
                return new VerdictView.Page(shown, null);
            }
        }
    }

    /** The verdict of a label that is there, which it has been appealed against. */
    VerdictView appealed(LabelId id) {
        Lot lot = lots.find(id.unit().lot().toString()).orElseThrow();
        Panel panel = lot.panel(id.unit().n()).orElseThrow();
        PanelLabel label = panel.labels().stream()
                .filter(l -> l.attempt() == id.attempt())
                .findFirst()
                .orElseThrow();
        int judgement = Objects.requireNonNull(label.appeal()).judgement();
        Verdict verdict = label.verdicts().stream()
                .filter(v -> v.judgement() == judgement)
                .findFirst()
                .orElseThrow();
        return view(lot, knowing.brief(lot), panel, label, verdict);
    }

    private List<VerdictView> verdicts(Place place) {
        Lot lot = lots.find(place.lot()).orElseThrow();
        Brief brief = knowing.brief(lot);
        List<VerdictView> views = new ArrayList<>();
        for (Panel panel : lot.panels()) {
            for (PanelLabel label : panel.labels()) {
                if (label.worker().equals(place.worker())
                        && lot.submission(label).site().equals(place.site())) {
                    label.verdicts().stream()
                            .filter(verdict -> verdict.judgement() == place.judgement())
                            .forEach(verdict -> views.add(view(lot, brief, panel, label, verdict)));
                }
            }
        }
        return views;
    }

    /** What the client got; nobody is told what is right in gold, for others are still asked. */
    private static @Nullable JsonText told(Panel panel) {
        return panel.state() instanceof Panel.Resolved resolved && resolved.by() != By.GOLD ? resolved.label() : null;
    }

    private VerdictView view(Lot lot, Brief brief, Panel panel, PanelLabel label, Verdict verdict) {
        Task task = brief.task(panel.unit());
        UnitId unit = LotId.parse(lot.id()).unit(panel.unit());
        return new VerdictView(
                unit.label(label.attempt()),
                unit,
                lot.terms(),
                label.worker(),
                lot.steps().get(verdict.judgement() - 1).at(),
                knowing.shown(task.content()),
                task.part(),
                label.label(),
                label.counted(),
                verdict.outcome(),
                verdict.cause(),
                verdict.share(),
                verdict.why(),
                verdict.findings(),
                verdict.reason(),
                verdict.judgement() == label.verdicts().getLast().judgement(),
                told(panel),
                VerdictView.AppealState.of(label.appeal(), verdict.judgement()));
    }
}
