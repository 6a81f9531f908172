package dev.terrace.dispatch.queue;

import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.Unit;
import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** How many labels each unit still wants. */
final class Queueing {

    private Queueing() {}

    /** A new lot, each unit wanting as many labels as the policy asks for at first. */
    static Lot create(LotCreated created, Terms terms, Instant now) {
        int first = terms.quality().minOverlap();
        List<Unit> units = created.units().stream()
                .map(unit -> Unit.wanting(first, unit.maxOverlap()))
                .toList();
        return new Lot(created.lot(), 0, created.terms(), now, 0, units);
    }

    /** Opens what the judge wants and closes what is settled. All of it is absolute: a repeat or another order changes nothing. */
    static Outcome<Lot, Lot> judge(Lot lot, LotJudged judged) {
        List<Unit> units = new ArrayList<>(lot.units());
        judged.wants().forEach(want -> change(units, want.unit(), unit -> unit.want(want.labels())));
        judged.resolutions().forEach(resolution -> change(units, resolution.unit(), Unit::close));
        judged.withdrawn().forEach(withdrawal -> change(units, withdrawal.unit(), Unit::close));
        Lot next = units.equals(lot.units()) ? lot : lot.with(units);
        return new Outcome<>(next, List.of(), next);
    }

    private static void change(List<Unit> units, int n, UnaryOperator<Unit> by) {
        units.set(n, by.apply(units.get(n)));
    }
}
