package dev.terrace.quality;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.event.LotLabelled;
import dev.terrace.shared.event.LotLabelled.Submitted;
import dev.terrace.shared.store.Packed;
import dev.terrace.shared.store.Versioned;
import dev.terrace.shared.work.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The panels of a lot, with all that was ever judged of them.
 *
 * @param submissions that the labels came in
 * @param panels of the units that have labels, by unit
 * @param judgedAt when each judgement was made; judgement n is the n-th, from 1
 */
public record Lot(
        @JsonProperty("_id") String id,
        long version,
        Terms terms,
        List<Submission> submissions,
        @Packed List<Panel> panels,
        List<Instant> judgedAt)
        implements Versioned<Lot> {

    /** Labels that a site sent in one request. */
    public record Submission(String id, String site, String county) {
        static Submission of(Submitted label) {
            return new Submission(label.submission(), label.site(), label.county());
        }
    }

    public Lot {
        submissions = List.copyOf(submissions);
        panels = List.copyOf(panels);
        judgedAt = List.copyOf(judgedAt);
    }

    public static Lot empty(String id, Terms terms) {
        return new Lot(id, 0, terms, List.of(), List.of(), List.of());
    }

    /** The lot with these labels in their panels; the very same lot if all of them were there. */
    public Lot join(LotLabelled labelled) {
        Map<Integer, Panel> joined = new TreeMap<>();
        panels.forEach(panel -> joined.put(panel.unit(), panel));
        List<Submission> known = new ArrayList<>(submissions);
        boolean changed = false;
        for (Submitted label : labelled.labels()) {
            Panel before = joined.get(label.unit());
            Panel after = (before == null ? Panel.empty(label.unit()) : before)
                    .join(label, place(Submission.of(label), known));
            changed |= before != after;
            joined.put(label.unit(), after);
        }
        return changed ? new Lot(id, version, terms, known, List.copyOf(joined.values()), judgedAt) : this;
    }

    private static int place(Submission submission, List<Submission> known) {
        int place = known.lastIndexOf(submission);
        if (place < 0) {
            known.add(submission);
        }
        return place < 0 ? known.size() - 1 : place;
    }

    public Submission submission(PanelLabel label) {
        return submissions.get(label.from());
    }

    /** The lot after one more judgement, which changes panels; the very same lot if it changes none. */
    public Lot judge(UnaryOperator<Panel> change, Instant now) {
        boolean changed = false;
        List<Panel> judged = new ArrayList<>(panels.size());
        for (Panel panel : panels) {
            Panel after = change.apply(panel);
            changed |= after != panel;
            judged.add(after);
        }
        if (!changed) {
            return this;
        }
        List<Instant> times = new ArrayList<>(judgedAt);
        times.add(now);
        return new Lot(id, version, terms, submissions, judged, times);
    }

    public Optional<Panel> panel(int unit) {
        return panels.stream().filter(panel -> panel.unit() == unit).findFirst();
    }

    /** The number of the judgement that is made next. */
    public int nextJudgement() {
        return judgedAt.size() + 1;
    }

    /** Since when the longest waiting unit is under review; null if none is. Stored, so that reviews can be found. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public @Nullable Instant reviewsSince() {
        return panels.stream()
                .map(Panel::underReviewSince)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    public Consensus consensus() {
        return Consensus.of(terms.schema());
    }

    @Override
    public Lot withVersion(long version) {
        return new Lot(id, version, terms, submissions, panels, judgedAt);
    }
}
