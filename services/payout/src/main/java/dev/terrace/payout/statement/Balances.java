package dev.terrace.payout.statement;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The trial balance of a currency. */
@Schema(description = "The trial balance of a currency: debits equal credits")
record Balances(
        @Schema(examples = "CNY") String currency,
        List<Balance> accounts,
        long debitMicros,
        long creditMicros,

        @Schema(description = "Whether debits equal credits", examples = "true")
        boolean balanced) {

    /** All accounts of a kind together. */
    @Schema(description = "All accounts of a kind together")
    record Balance(
            @Schema(examples = "accrued:worker") String kind,
            long debitMicros,
            long creditMicros,

            @Schema(description = "Credits less debits: what is owed to them", examples = "8160000000")
            long owedMicros) {

        static Balance of(String kind, long debitMicros, long creditMicros) {
            return new Balance(kind, debitMicros, creditMicros, Math.subtractExact(creditMicros, debitMicros));
        }
    }

    static Balances of(String currency, List<Balance> accounts) {
        long debits = accounts.stream().mapToLong(Balance::debitMicros).reduce(0, Math::addExact);
        long credits = accounts.stream().mapToLong(Balance::creditMicros).reduce(0, Math::addExact);
        return new Balances(currency, accounts, debits, credits, debits == credits);
    }
}
