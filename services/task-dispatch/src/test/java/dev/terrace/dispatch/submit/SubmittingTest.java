package dev.terrace.dispatch.submit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.dispatch.Holder;
import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.LotContent;
import dev.terrace.dispatch.Pack.Release;
import dev.terrace.dispatch.Refusal;
import dev.terrace.dispatch.Samples;
import dev.terrace.dispatch.Submission.Answer;
import dev.terrace.dispatch.Submission.Result;
import dev.terrace.dispatch.Unit;
import dev.terrace.shared.event.LotLabelled;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.UnitId;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubmittingTest {
    private static final Terms ANY_SITE = Samples.terms("p-1", false);
    private static final Terms DISTINCT_SITES = Samples.terms("p-1", true);

    private final Lot leased = Samples.lot("d-1.0", ANY_SITE, 2, 2, 5)
            .with(Stream.generate(() -> Unit.wanting(2, 5).lease(new Holder("k-1", "s-1", null)))
                    .limit(2)
                    .toList());

    @Test
    void storesALabelAndTellsOfIt() {
        Outcome<Lot, List<Answer>> outcome = submit(leased, "sub-1", row(0, 1, "anna", "cat"));

        assertThat(outcome.answer()).extracting(Answer::outcome).containsExactly(Result.STORED);
        assertThat(outcome.events()).singleElement().satisfies(event -> {
            assertThat(event.id()).isEqualTo("lot.labelled:sub-1:d-1.0");
            assertThat(((LotLabelled) event.data()).labels()).singleElement().satisfies(label -> {
                assertThat(label.unit()).isZero();
                assertThat(label.attempt()).isEqualTo(1);
                assertThat(label.site()).isEqualTo("s-1");
                assertThat(label.county()).isEqualTo("county-1");
                assertThat(label.worker()).isEqualTo("anna");
                assertThat(label.label()).isEqualTo(new JsonText("{\"class\":\"cat\"}"));
                assertThat(label.counted()).isTrue();
                assertThat(label.wanted()).isEqualTo(2);
                assertThat(label.maxOverlap()).isEqualTo(5);
                assertThat(label.at()).isEqualTo(Samples.NOON.plusSeconds(1));
            });
        });
    }

    @Test
    void answersADuplicateWithinAndAfterASubmission() {
        Outcome<Lot, List<Answer>> first = submit(leased, "sub-1", row(0, 1, "anna", "cat"), row(0, 1, "anna", "dog"));
        Outcome<Lot, List<Answer>> second = submit(first.state(), "sub-2", row(0, 1, "anna", "dog"));

        assertThat(first.answer()).extracting(Answer::outcome).containsExactly(Result.STORED, Result.CORRECTED);
        assertThat(second.answer()).extracting(Answer::outcome).containsExactly(Result.DUPLICATE);
        assertThat(second.state()).isSameAs(first.state());
    }

    @Test
    void nobodyIsToldThatAnothersLabelIsHers() {
        Lot stored = submit(leased, "sub-1", row(0, 1, "anna", "cat")).state();
        for (String name : List.of("cat", "dog")) {
            Outcome<Lot, List<Answer>> bens = submit(stored, "sub-2", row(0, 1, "ben", name));
            assertThat(bens.answer()).extracting(Answer::reason).containsExactly("attempt-taken");
            assertThat(bens.state()).isSameAs(stored);
        }
    }

    @Test
    void givesTheSameAnswersAgainAfterACrashAndAddsNothing() {
        Row.Label[] rows = {row(0, 1, "anna", "cat"), row(0, 1, "anna", "cat"), row(1, 1, "stranger", "cat")};
        Outcome<Lot, List<Answer>> first = submit(leased, "sub-1", rows);
        Outcome<Lot, List<Answer>> again = submit(first.state(), "sub-1", rows);

        assertThat(again.answer()).isEqualTo(first.answer());
        assertThat(again.state()).isSameAs(first.state());
        assertThat(again.events()).isEmpty();
    }

    /** The event of a submission has one id for a lot, so what was refused once may not slip in with the repeat. */
    @Test
    void storesNothingMoreWhenARefusedRowWouldBeRightInTheMeantime() {
        Row.Label[] rows = {row(0, 1, "anna", "cat"), row(1, 1, "newcomer", "cat")};
        Lot once = submit(leased, "sub-1", rows).state();
        Sender later = sender("sub-1", null, "anna", "newcomer");

        Outcome<Lot, List<Answer>> again = submit(once, ANY_SITE, later, rows);

        assertThat(again.answer()).extracting(Answer::outcome).containsExactly(Result.STORED, Result.REFUSED);
        assertThat(again.answer().get(1).reason()).isEqualTo("decided-before");
    }

    @Test
    void refusesInOrderOfPrecedence() {
        assertThat(reason(leased, row(7, 1, "anna", "cat"))).isEqualTo("unit-not-in-pack");
        assertThat(reason(leased, row(0, 2, "anna", "cat"))).isEqualTo("attempt-not-current");
        assertThat(reason(leased, row(0, 0, "anna", "cat"))).isEqualTo("attempt-not-current");
        assertThat(reason(leased, row(0, 1, "stranger", "zebra"))).isEqualTo("worker-unknown");
        assertThat(reason(leased, row(0, 1, null, "cat"))).isEqualTo("row-malformed");
        assertThat(reason(leased, row(0, 1, "anna", "zebra"))).isEqualTo("label-breaks-schema");
        Lot back = change(leased, unit -> unit.release(unit.leaseOf("k-1").orElseThrow(), Release.UNWORKED, null));
        assertThat(reason(back, row(0, 1, "anna", "cat"))).isEqualTo("attempt-handed-back");
        Lot others = change(back, unit -> unit.lease(new Holder("k-2", "s-2", null)));
        assertThat(reason(others, row(0, 2, "anna", "cat"))).isEqualTo("attempt-not-current");
    }

    @Test
    void saysWhatIsWrongWithALabel() {
        Answer answer =
                submit(leased, "sub-1", row(0, 1, "anna", "zebra")).answer().getFirst();

        assertThat(answer.detail()).contains("class", "zebra", "cat, dog");
    }

    @Test
    void refusesAWorkerWhoHasLabelledTheUnit() {
        Lot again = change(
                submit(leased, "sub-1", row(0, 1, "anna", "cat")).state(),
                unit -> unit.lease(new Holder("k-1", "s-1", null)));

        assertThat(reason(again, row(0, 2, "anna", "cat"))).isEqualTo("worker-repeats");
        assertThat(submit(again, "sub-2", row(0, 2, "ben", "cat"))
                        .answer()
                        .getFirst()
                        .outcome())
                .isEqualTo(Result.STORED);
    }

    @Test
    void takesTheWorkerOfThePackAndNoOther() {
        Sender sender = sender("sub-1", "anna", "anna", "ben");

        List<Answer> answers = submit(leased, ANY_SITE, sender, row(0, 1, null, "cat"), row(1, 1, "ben", "cat"))
                .answer();

        assertThat(answers.get(0).outcome()).isEqualTo(Result.STORED);
        assertThat(answers.get(1).reason()).isEqualTo("worker-not-of-pack");
    }

    @Test
    void countsLateWorkWhileTheUnitStillWantsALabel() {
        Lot late = change(leased, SubmittingTest::expire);

        Outcome<Lot, List<Answer>> outcome = submit(late, "sub-1", row(0, 1, "anna", "cat"));

        assertThat(outcome.answer()).extracting(Answer::outcome).containsExactly(Result.LATE_COUNTED);
        assertThat(outcome.state().units().getFirst().open()).isEqualTo(1);
        assertThat(((LotLabelled) outcome.events().getFirst().data())
                        .labels()
                        .getFirst()
                        .counted())
                .isTrue();
        assertThat(submit(outcome.state(), "sub-1", row(0, 1, "anna", "cat")).answer())
                .extracting(Answer::outcome)
                .containsExactly(Result.LATE_COUNTED);
    }

    @Test
    void paysLateWorkThatIsNotUsedOnce() {
        Lot taken = change(
                leased,
                unit -> expire(unit).lease(new Holder("k-2", "s-2", null)).lease(new Holder("k-3", "s-3", null)));

        Outcome<Lot, List<Answer>> outcome = submit(taken, "sub-1", row(0, 1, "anna", "cat"));
        Outcome<Lot, List<Answer>> again = submit(outcome.state(), "sub-2", row(0, 1, "anna", "cat"));

        assertThat(outcome.answer()).extracting(Answer::outcome).containsExactly(Result.LATE_PAID_NOT_USED);
        assertThat(((LotLabelled) outcome.events().getFirst().data())
                        .labels()
                        .getFirst()
                        .counted())
                .isFalse();
        assertThat(again.answer()).extracting(Answer::outcome).containsExactly(Result.DUPLICATE);
        assertThat(again.events()).isEmpty();
    }

    @Test
    void paysAndDoesNotUseTheLabelOfALeaseOnASettledUnit() {
        Outcome<Lot, List<Answer>> outcome =
                submit(change(leased, unit -> unit.close(1)), "sub-1", row(0, 1, "anna", "cat"));

        assertThat(outcome.answer()).extracting(Answer::outcome).containsExactly(Result.LATE_PAID_NOT_USED);
        assertThat(outcome.state().units().getFirst().slots()).isEmpty();
    }

    @Test
    void doesNotUseLateWorkOfASiteThatHasTheUnitAgain() {
        Lot again = change(leased, unit -> expire(unit).lease(new Holder("k-9", "s-1", null)));

        List<Answer> answers = submit(again, DISTINCT_SITES, sender("sub-1"), row(0, 1, "anna", "cat"))
                .answer();

        assertThat(answers).extracting(Answer::outcome).containsExactly(Result.LATE_PAID_NOT_USED);
    }

    @Test
    void refusalsOfRowsComeLastInTheOrderOfPrecedence() {
        assertThat(Refusal.values()).endsWith(Refusal.LABEL_BREAKS_SCHEMA, Refusal.LATE_BEFORE, Refusal.DECIDED_BEFORE);
    }

    private static Unit expire(Unit unit) {
        return unit.release(unit.leaseOf("k-1").orElseThrow(), Release.EXPIRED, null);
    }

    private static Lot change(Lot lot, UnaryOperator<Unit> by) {
        return lot.with(lot.units().stream().map(by).toList());
    }

    private static @Nullable String reason(Lot lot, Row.Label row) {
        return submit(lot, "sub-9", row).answer().getFirst().reason();
    }

    private static Outcome<Lot, List<Answer>> submit(Lot lot, String submission, Row.Label... rows) {
        return submit(lot, ANY_SITE, sender(submission), rows);
    }

    private static Outcome<Lot, List<Answer>> submit(Lot lot, Terms terms, Sender sender, Row.Label... rows) {
        Outcome<Lot, Submitting.Decided> outcome = Submitting.submit(lot, content(terms), terms, sender, List.of(rows));
        return new Outcome<>(outcome.state(), outcome.events(), outcome.answer().answers());
    }

    private static Sender sender(String submission) {
        return sender(submission, null, "anna", "ben");
    }

    private static Sender sender(String submission, @Nullable String only, String... workers) {
        return new Sender(
                submission,
                new Sender.Scope("s-1", "k-1", only),
                "county-1",
                SubmitMoves.workers("s-1", List.of(workers)),
                Samples.NOON.plusSeconds(Integer.parseInt(submission.substring(4))));
    }

    private static LotContent content(Terms terms) {
        return LotContent.of(Samples.created("d-1.0", terms, 2, 5));
    }

    private static Row.Label row(int unit, int attempt, @Nullable String worker, String name) {
        try {
            return new Row.Label(
                    UnitId.parse("d-1.0." + unit),
                    attempt,
                    worker,
                    new ObjectMapper().readTree("{\"class\":\"%s\"}".formatted(name)),
                    2.5);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
