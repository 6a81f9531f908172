package dev.terrace.dispatch.queue;

import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.Unit;
import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.event.LotJudged.Verdict;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** How many labels each unit still wants. */
final class Queueing {

    private Queueing() {}

    /** What a judgement made of a lot. @param fresh verdicts that this lot had not heard of: the first ones of their labels */
    record Judged(Lot lot, List<Verdict> fresh) {}

    /** A new lot, each unit wanting as many labels as the policy asks for at first. */
    static Lot create(LotCreated created, Terms terms, Instant now) {
        int first = terms.quality().minOverlap();
        List<Unit> units = created.units().stream()
                .map(unit -> Unit.wanting(first, unit.maxOverlap()))
                .toList();
        return Lot.created(created.lot(), created.terms(), now, units);
    }

    /**
     * Opens what the judge wants, closes what is settled, and marks labels as judged. All of it is absolute, and the higher number
     * decides: a repeat or another order changes nothing.
     */
    static Outcome<Lot, Judged> judge(Lot lot, LotJudged judged, Instant now) {
        int number =
                Integer.parseInt(judged.judgement().substring(judged.judgement().lastIndexOf('/') + 1));
        List<Unit> units = new ArrayList<>(lot.units());
        List<Verdict> fresh = new ArrayList<>();
        for (Verdict verdict : judged.verdicts()) {
            Unit before = units.get(verdict.unit());
            Unit after = before.judged(verdict.attempt());
            units.set(verdict.unit(), after);
            if (after != before) {
                fresh.add(verdict);
            }
        }
        judged.wants().forEach(want -> change(units, want.unit(), unit -> unit.want(want.labels(), number)));
        judged.resolutions().forEach(resolution -> change(units, resolution.unit(), unit -> unit.close(number)));
        judged.withdrawn().forEach(withdrawal -> change(units, withdrawal.unit(), unit -> unit.close(number)));
        Lot next = units.equals(lot.units()) ? lot : lot.with(units, now);
        return new Outcome<>(next, List.of(), new Judged(next, fresh));
    }

    private static void change(List<Unit> units, int n, UnaryOperator<Unit> by) {
        units.set(n, by.apply(units.get(n)));
    }
}
