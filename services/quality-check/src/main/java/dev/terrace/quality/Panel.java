package dev.terrace.quality;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotLabelled.Submitted;
import dev.terrace.shared.work.Label;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * All labels of one unit, and what has become of it.
 *
 * @param wanted labels the unit wants in all, as far as is known
 * @param maxOverlap labels it may get at most
 * @param labels by attempt, so that their order never depends on when they came
 * @param asks each time that more labels were asked for
 */
public record Panel(
        int unit,
        int wanted,
        int maxOverlap,
        List<PanelLabel> labels,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Ask> asks,
        State state) {

    public Panel {
        labels = List.copyOf(labels);
        asks = asks == null ? List.of() : List.copyOf(asks);
    }

    /** A judgement asked that the unit get so many labels in all. */
    public record Ask(int judgement, int labels) {}

    /** Where the unit stands. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Open.class, name = "open"),
        @JsonSubTypes.Type(value = UnderReview.class, name = "under-review"),
        @JsonSubTypes.Type(value = Resolved.class, name = "resolved"),
        @JsonSubTypes.Type(value = Withdrawn.class, name = "withdrawn")
    })
    @Schema(
            anyOf = {Open.class, UnderReview.class, Resolved.class, Withdrawn.class},
            discriminatorProperty = "is",
            discriminatorMapping = {
                @DiscriminatorMapping(value = "open", schema = Open.class),
                @DiscriminatorMapping(value = "under-review", schema = UnderReview.class),
                @DiscriminatorMapping(value = "resolved", schema = Resolved.class),
                @DiscriminatorMapping(value = "withdrawn", schema = Withdrawn.class)
            },
            description = "The field is names the state: open, under-review, resolved or withdrawn")
    public sealed interface State {}

    /** It wants more labels. */
    public record Open() implements State {}

    /** A reviewer is to settle it. */
    public record UnderReview(int judgement, Instant since) implements State {
        public Resolved resolve(int judgement, Label label, Decision decision) {
            return new Resolved(judgement, label, 1.0, By.REVIEW, decision);
        }

        public Withdrawn withdraw(int judgement, Cause cause, Decision decision) {
            return new Withdrawn(judgement, cause, decision);
        }
    }

    /** The client has the label. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Resolved(
            int judgement,
            Label label,
            double confidence,
            By by,
            @Nullable Decision decision) implements State {}

    /** The client gets none. */
    public record Withdrawn(int judgement, Cause cause, Decision decision) implements State {}

    public static Panel empty(int unit) {
        return new Panel(unit, 0, 0, List.of(), List.of(), new Open());
    }

    /** The panel with this label; the very same panel if its attempt is there and it wants no more than was known. */
    Panel join(Submitted label, int from) {
        int at = 0;
        while (at < labels.size() && labels.get(at).attempt() < label.attempt()) {
            at++;
        }
        boolean there = at < labels.size() && labels.get(at).attempt() == label.attempt();
        if (there && wanted >= label.wanted() && maxOverlap >= label.maxOverlap()) {
            return this;
        }
        List<PanelLabel> joined = new ArrayList<>(labels);
        if (!there) {
            joined.add(at, PanelLabel.of(label, from));
        }
        return new Panel(
                unit, Math.max(wanted, label.wanted()), Math.max(maxOverlap, label.maxOverlap()), joined, asks, state);
    }

    /** The labels that count; late ones that are paid but not used do not. */
    public List<PanelLabel> counted() {
        return labels.stream().filter(PanelLabel::counted).toList();
    }

    /** Whether it is open and has all the labels it wants. */
    @JsonIgnore
    public boolean isComplete() {
        return state instanceof Open && countedLabels() >= wanted;
    }

    private int countedLabels() {
        int counted = 0;
        for (PanelLabel label : labels) {
            counted += label.counted() ? 1 : 0;
        }
        return counted;
    }

    /** The panel, asking that the unit get so many labels in all. */
    public Panel ask(int judgement, int labels) {
        List<Ask> more = new ArrayList<>(asks);
        more.add(new Ask(judgement, labels));
        return new Panel(unit, labels, maxOverlap, this.labels, more, state);
    }

    public Panel with(List<PanelLabel> labels, State state) {
        return new Panel(unit, wanted, maxOverlap, labels, asks, state);
    }

    @Nullable
    Instant underReviewSince() {
        return state instanceof UnderReview review ? review.since() : null;
    }
}
