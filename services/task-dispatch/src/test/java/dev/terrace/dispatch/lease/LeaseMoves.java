package dev.terrace.dispatch.lease;

import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.LotContent;
import dev.terrace.dispatch.Pack;

/** Lets tests of the whole machine lease and release. */
public final class LeaseMoves {
    private LeaseMoves() {}

    public static Lot lease(
            Lot lot, LotContent content, boolean distinctSites, String pack, String site, int workers, int units) {
        Leasing.Seeker seeker = new Leasing.Seeker(pack, site, null, workers);
        return Leasing.lease(lot, content, distinctSites, seeker, new Leasing.Wish(units, 1_000_000, true))
                .state();
    }

    public static Lot release(Lot lot, String pack, Pack.Release how) {
        return Leasing.release(lot, pack, how, _ -> true).state();
    }
}
