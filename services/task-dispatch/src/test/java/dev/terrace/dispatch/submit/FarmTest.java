package dev.terrace.dispatch.submit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.dispatch.Holder;
import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.LotContent;
import dev.terrace.dispatch.Pack.Release;
import dev.terrace.dispatch.Samples;
import dev.terrace.dispatch.Sent;
import dev.terrace.dispatch.Submission.Answer;
import dev.terrace.dispatch.Submission.Result;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.event.LotLabelled;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.UnitId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A site that lets its leases run out, waits until others have resolved the units, and then sends a label for every attempt it
 * remembers, each as another of its workers.
 */
class FarmTest {
    private static final int UNITS = 50;
    private static final int LEASES_OF_A_DAY = 144;
    private static final Terms TERMS = Samples.terms("p-1", false);

    private final LotContent content = LotContent.of(Samples.created("d-1.0", TERMS, UNITS, 5));
    private final List<String> workers =
            IntStream.range(0, 200).mapToObj(n -> "w-" + n).toList();

    @Test
    void earnsNoMoreThanHonestWorkWould() {
        Lot farmed = resolvedByOthers(leasedAndLetGo(Samples.lot("d-1.0", TERMS, UNITS, 2, 5)));

        List<Answer> answers = new ArrayList<>();
        Map<String, LotLabelled.Submitted> told = new HashMap<>();
        Lot lot = farmed;
        for (int attempt = 1; attempt <= LEASES_OF_A_DAY; attempt++) {
            Outcome<Lot, Submitting.Decided> outcome = send(lot, attempt);
            lot = outcome.state();
            answers.addAll(outcome.answer().answers());
            for (Event event : outcome.events()) {
                ((LotLabelled) event.data()).labels().forEach(l -> told.put(l.unit() + "#" + l.attempt(), l));
            }
        }

        long honest = UNITS * TERMS.price().micros(true, 1, 1);
        long farm = told.values().stream()
                .mapToLong(label -> TERMS.price().micros(label.counted(), 1, 1))
                .sum();
        assertThat(farm).as("even if every label of it stood").isLessThanOrEqualTo(honest);
        assertThat(told.values()).extracting(LotLabelled.Submitted::counted).containsOnly(false);
        assertThat(told).as("one of a unit and site").hasSize(UNITS);
        assertThat(answers)
                .filteredOn(a -> a.outcome() == Result.REFUSED)
                .hasSize(UNITS * (LEASES_OF_A_DAY - 1))
                .extracting(Answer::reason)
                .containsOnly("late-before", "attempt-handed-back");
        assertThat(lot.units())
                .allSatisfy(unit -> assertThat(unit.past().expired())
                        .as("what is remembered is bounded")
                        .hasSizeLessThanOrEqualTo(4));
    }

    private static Lot leasedAndLetGo(Lot fresh) {
        Lot lot = fresh;
        for (int n = 0; n < LEASES_OF_A_DAY; n++) {
            String pack = "k-" + n;
            lot = lot.with(lot.units().stream()
                    .map(unit -> unit.lease(new Holder(pack, "s-farm", null)))
                    .map(unit -> unit.release(unit.leaseOf(pack).orElseThrow(), Release.EXPIRED, null))
                    .toList());
        }
        return lot;
    }

    private static Lot resolvedByOthers(Lot left) {
        Lot lot = left;
        for (String site : List.of("s-1", "s-2")) {
            lot = lot.with(lot.units().stream()
                    .map(unit -> unit.lease(new Holder("k-" + site, site, null)))
                    .map(unit -> unit.label(
                            unit.leaseOf("k-" + site).orElseThrow(), "w-of-" + site, new Sent("sub-" + site, "d", 0)))
                    .toList());
        }
        return lot.with(lot.units().stream().map(unit -> unit.close(1)).toList());
    }

    private Outcome<Lot, Submitting.Decided> send(Lot lot, int attempt) {
        Sender sender = new Sender(
                "sub-farm-" + attempt,
                new Sender.Scope("s-farm", null, null),
                "county",
                SubmitMoves.workers("s-farm", workers),
                Samples.NOON.plusSeconds(attempt));
        var label = new com.fasterxml.jackson.databind.ObjectMapper()
                .createObjectNode()
                .put("class", "cat");
        List<Row.Label> rows = IntStream.range(0, UNITS)
                .mapToObj(n -> new Row.Label(
                        UnitId.parse("d-1.0." + n), attempt, workers.get(attempt % workers.size()), label, 0))
                .toList();
        return Submitting.submit(lot, content, TERMS, sender, rows);
    }
}
