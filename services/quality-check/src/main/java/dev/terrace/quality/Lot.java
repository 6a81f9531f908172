package dev.terrace.quality;

import static java.util.Comparator.comparingInt;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.event.GoldGiven;
import dev.terrace.shared.event.GoldGiven.Gold;
import dev.terrace.shared.event.LotLabelled;
import dev.terrace.shared.event.LotLabelled.Submitted;
import dev.terrace.shared.store.Packed;
import dev.terrace.shared.store.Versioned;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.TermsId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The panels of a lot, with all that was ever judged of them.
 *
 * @param submissions that the labels came in
 * @param panels of the units that have labels or will get none, by unit
 * @param steps of judging; judgement n is the n-th, from 1
 * @param gold the right labels that are known
 */
public record Lot(
        @JsonProperty("_id") String id,
        long version,
        TermsId terms,
        List<Submission> submissions,
        @Packed List<Panel> panels,
        @Packed List<Step> steps,
        @Packed List<Gold> gold)
        implements Versioned<Lot> {
    private static final int STEP_BYTES = 400;

    /** Labels that a site sent in one request. */
    public record Submission(String id, String site, String county) {
        static Submission of(Submitted label) {
            return new Submission(label.submission(), label.site(), label.county());
        }
    }

    /**
     * One judgement.
     *
     * @param weights the skills by which it weighed labels, by worker
     */
    public record Step(Instant at, Map<String, Skill> weights) {
        public Step {
            weights = weights == null ? Map.of() : Map.copyOf(weights);
        }
    }

    public Lot {
        submissions = List.copyOf(submissions);
        panels = List.copyOf(panels);
        steps = List.copyOf(steps);
        gold = gold == null ? List.of() : List.copyOf(gold);
    }

    public static Lot empty(String id, TermsId terms) {
        return new Lot(id, 0, terms, List.of(), List.of(), List.of(), List.of());
    }

    /**
     * The lot with these labels in their panels; the very same lot if all of it was known.
     *
     * @param wait how long after its first label a unit waits for more
     */
    public Lot join(LotLabelled labelled, Duration wait, Instant now) {
        Map<Integer, Panel> joined = new TreeMap<>();
        panels.forEach(panel -> joined.put(panel.unit(), panel));
        List<Submission> known = new ArrayList<>(submissions);
        boolean changed = false;
        for (Submitted label : labelled.labels()) {
            Panel before = joined.get(label.unit());
            Panel after = (before == null ? Panel.empty(label.unit()) : before)
                    .join(label, place(Submission.of(label), known), label.at().plus(wait));
            changed |= before != after;
            joined.put(label.unit(), after);
        }
        for (LotLabelled.Stuck stuck : labelled.stuck()) {
            Panel before = joined.getOrDefault(stuck.unit(), Panel.empty(stuck.unit()));
            Panel after = before.stuck(stuck.why(), now.plus(wait));
            changed |= before != after;
            joined.put(stuck.unit(), after);
        }
        return changed ? new Lot(id, version, terms, known, List.copyOf(joined.values()), steps, gold) : this;
    }

    private static int place(Submission submission, List<Submission> known) {
        int place = known.lastIndexOf(submission);
        if (place < 0) {
            known.add(submission);
        }
        return place < 0 ? known.size() - 1 : place;
    }

    public Submission submission(PanelLabel label) {
        return submissions.get(label.submissionIndex());
    }

    /** The lot after one more judgement, which changes panels; the very same lot if it changes none. */
    public Lot judge(UnaryOperator<Panel> change, Function<List<Panel>, Step> step) {
        List<Panel> judged = new ArrayList<>(panels.size());
        List<Panel> changed = new ArrayList<>();
        for (Panel panel : panels) {
            Panel after = change.apply(panel);
            if (after != panel) {
                changed.add(after);
            }
            judged.add(after);
        }
        if (changed.isEmpty()) {
            return this;
        }
        List<Step> more = new ArrayList<>(steps);
        more.add(step.apply(changed));
        return new Lot(id, version, terms, submissions, judged, more, gold);
    }

    /** What it takes in memory, about. */
    int bytes() {
        return panels.stream().mapToInt(Panel::bytes).sum() + STEP_BYTES * steps.size();
    }

    /** The lot with this panel as it is now, without a judgement. */
    public Lot with(Panel changed) {
        return new Lot(
                id,
                version,
                terms,
                submissions,
                Stream.concat(panels.stream().filter(p -> p.unit() != changed.unit()), Stream.of(changed))
                        .sorted(comparingInt(Panel::unit))
                        .toList(),
                steps,
                gold);
    }

    /** The lot with what is known to be right; the very same lot if that is known already. What is once known of a unit stays. */
    public Lot join(GoldGiven given) {
        List<Gold> fresh = given.gold().stream()
                .filter(more -> gold(more.unit()).isEmpty())
                .toList();
        List<Gold> all = Stream.concat(gold.stream(), fresh.stream())
                .sorted(comparingInt(Gold::unit))
                .toList();
        return fresh.isEmpty() ? this : new Lot(id, version, terms, submissions, panels, steps, all);
    }

    /** The label of a unit that is known to be right. */
    public Optional<JsonText> gold(int unit) {
        return gold.stream()
                .filter(known -> known.unit() == unit)
                .map(Gold::label)
                .findFirst();
    }

    public Optional<Panel> panel(int unit) {
        return panels.stream().filter(panel -> panel.unit() == unit).findFirst();
    }

    /** The number of the judgement that is made next. */
    public int nextJudgement() {
        return steps.size() + 1;
    }

    /** How many judgements were made. Stored, for whoever counts them. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public int judgements() {
        return steps.size();
    }

    /** Stored, so that reviews can be found. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public String project() {
        return terms.project();
    }

    /** Since when the longest waiting unit is under review; null if none is. Stored, so that reviews can be found. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public @Nullable Instant reviewsSince() {
        return earliest(panels.stream().map(Panel::underReviewSince));
    }

    /** When the judge waits no longer for one of its units; null if it waits for none. Stored, so that it can be found. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public @Nullable Instant dueBy() {
        return earliest(panels.stream().map(Panel::dueBy));
    }

    /** Since when the oldest appeal waits for an answer; null if none does. Stored, so that it can be found. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public @Nullable Instant appealsSince() {
        return earliest(panels.stream()
                .flatMap(panel -> panel.labels().stream())
                .map(PanelLabel::appeal)
                .map(appeal -> appeal != null && appeal.isOpen() ? appeal.at() : null));
    }

    private static @Nullable Instant earliest(Stream<@Nullable Instant> times) {
        return times.filter(Objects::nonNull).min(Instant::compareTo).orElse(null);
    }

    @Override
    public Lot withVersion(long version) {
        return new Lot(id, version, terms, submissions, panels, steps, gold);
    }
}
