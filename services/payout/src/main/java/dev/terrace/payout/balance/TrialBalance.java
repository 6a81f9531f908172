package dev.terrace.payout.balance;

import dev.terrace.payout.Account;
import dev.terrace.payout.Balances;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The trial balance of a currency. */
@Schema(description = "The trial balance of a currency: debits equal credits")
record TrialBalance(
        @Schema(examples = "CNY") String currency,
        List<Balance> accounts,
        long debitMicros,
        long creditMicros,

        @Schema(description = "Whether debits equal credits", examples = "true")
        boolean balanced) {

    /** All accounts of a kind together. */
    @Schema(description = "All accounts of a kind together")
    record Balance(
            @Schema(examples = "accrued") Account.Kind kind,
            @Schema(examples = "liability") Account.Type type,

            @Nullable
            @Schema(
                    description = "Whose accounts: worker or site; absent for kinds that are nobody's",
                    examples = "worker")
            String payees,

            long debitMicros,
            long creditMicros,

            @Schema(description = "Credits less debits: what is owed to them", examples = "8160000000")
            long owedMicros) {

        static Balance of(Balances.Kind kind) {
            return new Balance(
                    kind.kind(),
                    kind.kind().type(),
                    kind.payees().isEmpty() ? null : kind.payees(),
                    kind.sums().debitMicros(),
                    kind.sums().creditMicros(),
                    kind.sums().owedMicros());
        }
    }

    static TrialBalance of(String currency, List<Balances.Kind> kinds) {
        List<Balance> accounts = kinds.stream().map(Balance::of).toList();
        long debits = accounts.stream().mapToLong(Balance::debitMicros).reduce(0, Math::addExact);
        long credits = accounts.stream().mapToLong(Balance::creditMicros).reduce(0, Math::addExact);
        return new TrialBalance(currency, accounts, debits, credits, debits == credits);
    }
}
