package dev.terrace.dispatch.lease;

import dev.terrace.dispatch.Holder;
import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.LotContent;
import dev.terrace.dispatch.Pack;
import dev.terrace.dispatch.Samples;
import java.util.Set;

/** Lets tests of the whole machine lease and release. */
public final class LeaseMoves {
    private LeaseMoves() {}

    public static Lot lease(
            Lot lot, LotContent content, boolean distinctSites, Holder holder, Set<String> people, int units) {
        Leasing.Seeker seeker = new Leasing.Seeker(holder, people);
        return Leasing.lease(lot, content, distinctSites, seeker, new Leasing.Demand(units, 1_000_000, true))
                .state();
    }

    public static Lot release(Lot lot, String pack, Pack.Release how) {
        return Leasing.release(lot, pack, Leasing.Giving.of(how, Samples.NOON), _ -> true)
                .state();
    }
}
