package dev.terrace.quality;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotLabelled;
import dev.terrace.shared.event.LotLabelled.Submitted;
import dev.terrace.shared.work.JsonText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * All labels of one unit, and what has become of it.
 *
 * @param labels by attempt, so that their order never depends on when they came
 */
public record Panel(int unit, Overlap overlap, List<PanelLabel> labels, State state, History history) {

    private static final int BYTES = 400;

    public Panel {
        labels = List.copyOf(labels);
    }

    /**
     * How many labels the unit gets.
     *
     * @param wanted in all, as far as is known
     * @param most at most
     * @param stuck why it gets no more than it has; null: it may
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Overlap(int wanted, int most, LotLabelled.@Nullable Why stuck) {
        Overlap atLeast(int wanted, int most) {
            return new Overlap(Math.max(this.wanted, wanted), Math.max(this.most, most), stuck);
        }
    }

    /** A judgement asked that the unit get so many labels in all. */
    public record Ask(int judgement, int labels) {}

    /** What led to the state, oldest first. */
    public record History(
            List<Ask> asks, List<State> states, List<Correction> corrections, List<Calibration.Check> checks) {
        static final History NONE = new History(List.of(), List.of(), List.of(), List.of());

        public History {
            asks = asks == null ? List.of() : List.copyOf(asks);
            states = states == null ? List.of() : List.copyOf(states);
            corrections = corrections == null ? List.of() : List.copyOf(corrections);
            checks = checks == null ? List.of() : List.copyOf(checks);
        }

        History with(Ask ask) {
            return new History(plus(asks, ask), states, corrections, checks);
        }

        History with(State past) {
            return new History(asks, plus(states, past), corrections, checks);
        }

        History with(Correction correction) {
            return new History(asks, states, plus(corrections, correction), checks);
        }

        History with(Calibration.Check check) {
            return new History(asks, states, corrections, plus(checks, check));
        }

        private static <T> List<T> plus(List<T> list, T more) {
            List<T> longer = new ArrayList<>(list);
            longer.add(more);
            return longer;
        }
    }

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
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public sealed interface State {

        /** When the judge does not wait any longer; null: it does not wait. */
        @JsonIgnore
        default @Nullable Instant clock() {
            return switch (this) {
                case Open open -> open.dueBy();
                case UnderReview review -> review.dueBy();
                case Resolved _, Withdrawn _ -> null;
            };
        }
    }

    /** It wants more labels. @param dueBy when a reviewer gets it with the labels it has; null before the first */
    public record Open(@Nullable Instant dueBy) implements State {}

    /** A reviewer is to settle it. @param dueBy when it is accepted as it is */
    public record UnderReview(
            int judgement,
            Instant since,
            Instant dueBy,
            Call call,
            @Nullable Claim claim) implements State {

        /** Why a reviewer is called. @param words more of it, where there is more to say */
        @JsonInclude(JsonInclude.Include.NON_NULL)
        public record Call(LotJudged.Why why, @Nullable String words) {}

        /** A reviewer looks at it until then; others are kept from doing the same. */
        public record Claim(String reviewer, Instant until) {}

        public UnderReview claimed(Claim by) {
            return new UnderReview(judgement, since, dueBy, call, by);
        }
    }

    /** The client has the label. @param confidence as it was told */
    public record Resolved(
            int judgement,
            JsonText label,
            double confidence,
            Basis basis,
            By by,
            @Nullable Decision decision) implements State {

        /**
         * What a resolution rests on.
         *
         * @param votes confidence as the votes had it
         * @param objects confidence in each object
         * @param labels that counted
         */
        public record Basis(double votes, List<Double> objects, int labels) {
            public Basis {
                objects = List.copyOf(objects);
            }
        }
    }

    /** The client gets none. */
    public record Withdrawn(
            int judgement, Cause cause, @Nullable Decision decision) implements State {}

    /** How long the label is that the client has; 0 if it has none. */
    @JsonIgnore
    public int resolutionLength() {
        return state instanceof Resolved resolved ? resolved.label().text().length() : 0;
    }

    /** What it takes in memory, about. */
    int bytes() {
        return BYTES
                + resolutionLength()
                + labels.stream().mapToInt(PanelLabel::bytes).sum();
    }

    public static Panel empty(int unit) {
        return new Panel(unit, new Overlap(0, 0, null), List.of(), new Open(null), History.NONE);
    }

    /** The panel with this label; the very same panel if its attempt is there and it wants no more than was known. */
    Panel join(Submitted label, int submissionIndex, Instant dueBy) {
        int at = 0;
        while (at < labels.size() && labels.get(at).attempt() < label.attempt()) {
            at++;
        }
        boolean there = at < labels.size() && labels.get(at).attempt() == label.attempt();
        Overlap more = overlap.atLeast(label.wanted(), label.maxOverlap());
        if (there && more.equals(overlap)) {
            return this;
        }
        List<PanelLabel> joined = new ArrayList<>(labels);
        if (!there) {
            joined.add(at, PanelLabel.of(label, submissionIndex));
        }
        State since = state instanceof Open(Instant due) && due == null ? new Open(dueBy) : state;
        return new Panel(unit, more, joined, since, history);
    }

    /** The panel of a unit that gets no more labels. */
    Panel stuck(LotLabelled.Why why, Instant dueBy) {
        if (!(state instanceof Open(Instant due)) || overlap.stuck() != null) {
            return this;
        }
        Overlap last = new Overlap(overlap.wanted(), overlap.most(), why);
        return new Panel(unit, last, labels, new Open(due == null ? dueBy : due), history);
    }

    /** The labels that count; late ones do not. */
    public List<PanelLabel> counted() {
        return labels.stream().filter(PanelLabel::counted).toList();
    }

    /** Whether it is open and has all the labels it wants, or all it will ever have. */
    @JsonIgnore
    public boolean isComplete() {
        return state instanceof Open && (overlap.stuck() != null || countedLabels() >= overlap.wanted());
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
        Overlap more = new Overlap(labels, overlap.most(), overlap.stuck());
        return new Panel(unit, more, this.labels, state, history.with(new Ask(judgement, labels)));
    }

    /** The panel in another state; the one it leaves is kept, but for one in which nothing was judged. */
    public Panel become(State next) {
        return new Panel(unit, overlap, labels, next, state instanceof Open ? history : history.with(state));
    }

    public Panel with(Correction correction) {
        return new Panel(unit, overlap, labels, state, history.with(correction));
    }

    /** With what was found of a confidence that was told. */
    public Panel with(Calibration.Check check) {
        return new Panel(unit, overlap, labels, state, history.with(check));
    }

    public Panel with(List<PanelLabel> labels) {
        return new Panel(unit, overlap, labels, state, history);
    }

    /** The same stage of judging with another claim. */
    public Panel with(UnderReview claimed) {
        return new Panel(unit, overlap, labels, claimed, history);
    }

    /** When the judge waits no longer for a label, a reviewer, or the answer to an appeal; null: it waits for nothing. */
    @JsonIgnore
    public @Nullable Instant dueBy() {
        Instant due = state.clock();
        for (PanelLabel label : labels) {
            Instant appeal = label.appealDueBy();
            due = due == null || appeal != null && appeal.isBefore(due) ? appeal : due;
        }
        return due;
    }

    /** Every state it was in and is in, but for the open ones. */
    Stream<State> states() {
        return Stream.concat(history.states().stream(), Stream.of(state));
    }

    /** The number of the last judgement that changed it; 0 if none did. */
    @JsonIgnore
    public int lastJudgement() {
        return judgements().max().orElse(0);
    }

    /** The numbers of the judgements that changed it, in no order. */
    @JsonIgnore
    public IntStream judgements() {
        return Stream.of(
                        history.asks().stream().map(Ask::judgement),
                        history.corrections().stream().map(Correction::judgement),
                        labels.stream()
                                .flatMap(label -> label.verdicts().stream().map(PanelLabel.Verdict::judgement)),
                        states().flatMap(Panel::judgementOf))
                .flatMap(numbers -> numbers)
                .mapToInt(n -> n);
    }

    /** The number of the judgement that led to the state; none of an open one. */
    static Stream<Integer> judgementOf(State state) {
        return switch (state) {
            case Open _ -> Stream.empty();
            case UnderReview review -> Stream.of(review.judgement());
            case Resolved resolved -> Stream.of(resolved.judgement());
            case Withdrawn withdrawn -> Stream.of(withdrawn.judgement());
        };
    }

    @Nullable
    Instant underReviewSince() {
        return state instanceof UnderReview review ? review.since() : null;
    }
}
