package dev.terrace.ingestion.withdraw;

import dev.terrace.ingestion.Refusal;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.Fault;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a client wants to withdraw: items by their ids, or all. */
@Schema(name = "WithdrawalRequest", description = "Either items or all", examples = "{\"items\":[\"item-0\"]}")
record WithdrawalRequest(
        @Nullable @Schema(description = "Ids of items, at most 10 000")
        List<String> items,

        @Nullable @Schema(description = "true: the whole dataset")
        Boolean all) {

    static final WithdrawalRequest NOTHING = new WithdrawalRequest(null, null);

    /** The ids, without those that come again; null for all. @throws Refused if neither or both are asked for */
    @Nullable
    List<String> checked(int most) {
        boolean whole = Boolean.TRUE.equals(all);
        if (whole == (items != null)) {
            throw new Refused(
                    Refusal.INVALID_WITHDRAWAL, List.of(new Fault("items", "give the ids of items, or all: true")));
        }
        if (items == null) {
            return null;
        }
        if (items.isEmpty() || items.size() > most || items.contains(null)) {
            throw new Refused(
                    Refusal.INVALID_WITHDRAWAL, List.of(new Fault("items", "must be a list of 1 to " + most + " ids")));
        }
        return items.stream().distinct().sorted().toList();
    }
}
