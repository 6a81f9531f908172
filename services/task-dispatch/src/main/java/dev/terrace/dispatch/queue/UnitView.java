package dev.terrace.dispatch.queue;

import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.Past;
import dev.terrace.dispatch.Slot;
import dev.terrace.dispatch.Unit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a unit is: who has it, who has labelled it, what came too late. */
@Schema(example = """
    {"unit": "d-7.0.1", "project": "p-1", "state": "leased", "wanted": 2, "maxOverlap": 5, "attempts": 2, "open": 0,
     "leases": [{"attempt": 2, "pack": "k-abcdefghijklmnop", "site": "s-lake"}],
     "labels": [{"attempt": 1, "site": "s-hill", "worker": "w-1", "submission": "s-abcdefghijklmnop",
                 "counted": true, "late": false}],
     "expired": [], "declined": []}\
    """)
record UnitView(
        @Schema(examples = "d-7.0.1") String unit,
        String project,

        @Schema(
                description =
                        "open, leased, labelled (all wanted labels are there), closed, stuck (nobody is left to do it) or withdrawn")
        String state,

        @Schema(description = "Labels wanted in all") int wanted,
        @Schema(description = "Labels it may get at most") int maxOverlap,
        @Schema(description = "Number of the last hand-out") int attempts,

        @Schema(description = "Wanted labels that nobody works on")
        int open,

        List<Lease> leases,
        List<Label> labels,

        @Schema(description = "Leases that expired without a label so far")
        List<Lease> expired,

        @Schema(description = "Sites that cannot do it, and why")
        List<Past.Declined> declined) {

    /** A lease of the unit. */
    @Schema(name = "UnitLease")
    record Lease(
            int attempt, String pack, String site, @Nullable String worker) {}

    /** @param counted false if it was paid and not used */
    @Schema(name = "UnitLabel")
    record Label(int attempt, String site, String worker, String submission, boolean counted, boolean late) {}

    static UnitView of(Lot lot, int n) {
        Unit unit = lot.units().get(n);
        List<Lease> leases = unit.leases()
                .map(lease -> new Lease(lease.attempt(), lease.pack(), lease.site(), lease.worker()))
                .toList();
        List<Label> labels = unit.labels()
                .map(label -> new Label(
                        label.attempt(),
                        label.site(),
                        label.worker(),
                        label.last().submission(),
                        label instanceof Slot.Labelled,
                        label instanceof Unit.PaidLate || (label instanceof Slot.Labelled counted && counted.late())))
                .toList();
        List<Lease> expired = unit.past().expired().stream()
                .map(lease -> new Lease(lease.attempt(), lease.pack(), lease.site(), lease.worker()))
                .toList();
        return new UnitView(
                lot.id() + "." + n,
                lot.project(),
                stateOf(unit),
                unit.slots().size(),
                unit.maxOverlap(),
                unit.attempts(),
                unit.open(),
                leases,
                labels,
                expired,
                unit.past().declined());
    }

    private static String stateOf(Unit unit) {
        if (unit.isClosed()) {
            return unit.state().label();
        }
        return unit.open() > 0 ? "open" : unit.leases().findAny().isPresent() ? "leased" : "labelled";
    }
}
