package dev.terrace.ingestion.upload;

import dev.terrace.shared.work.Terms;
import org.jspecify.annotations.Nullable;

/** How many units a lot has: a budget is released lot by lot, so a lot is a small part of it. */
final class LotSize {

    private static final int PARTS_OF_BUDGET = 20;

    private LotSize() {}

    static int units(Terms terms, @Nullable Long budgetMicros) {
        int most = terms.split().lotUnits();
        long unitMicros = terms.price().labelMicros() * terms.quality().maxOverlap();
        if (budgetMicros == null || unitMicros == 0) {
            return most;
        }
        return (int) Math.clamp(budgetMicros / PARTS_OF_BUDGET / unitMicros, 1, most);
    }
}
