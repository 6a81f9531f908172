package dev.terrace.ingestion.project;

import dev.terrace.ingestion.RequestFields;
import dev.terrace.shared.work.Terms;
import org.jspecify.annotations.Nullable;

/** Reads what the labels of a project may cost in all. */
final class BudgetFields {

    private static final long MOST_MICROS = 1_000_000_000_000_000L;

    private BudgetFields() {}

    /** @return null if there is no bound */
    static @Nullable Long read(RequestFields fields) {
        if (!fields.has("budgetMicros")) {
            fields.mention("budgetMicros");
            return null;
        }
        return fields.wholeNeeded("budgetMicros", 1, MOST_MICROS);
    }

    /** A budget is kept by what a label may cost at most. */
    static void check(RequestFields fields, @Nullable Long budgetMicros, Terms.Price price) {
        if (budgetMicros != null && price.per() != Terms.Per.LABEL && price.mostMicros() == null) {
            fields.fault(
                    "budgetMicros",
                    "needs price.mostMicros, the most that a label may cost, where the price is per "
                            + price.per().label());
        }
    }
}
