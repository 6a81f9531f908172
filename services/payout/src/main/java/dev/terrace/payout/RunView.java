package dev.terrace.payout;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A pay run as it is answered. */
@Schema(description = "A pay run: what is owed in a currency, frozen by one person and decided by another")
public record RunView(
        @Schema(examples = "CNY-000001") String run,
        @Schema(examples = "CNY") String currency,

        @Schema(
                description = "approved turns into posted, rejected into released, by itself",
                enumeration = {"claiming", "freezing", "draft", "approved", "posted", "rejected", "released"},
                examples = "draft")
        String state,

        Taken takes,
        @Schema(examples = "maker-1") String maker,
        Instant madeAt,
        @Nullable Totals totals,
        @Nullable Decided decision,

        @Schema(description = "Who fetched the payment file and when, the first one first")
        List<PayRun.Export> exports,

        @Schema(description = "The zone of the payroll: days and months are those there", examples = "Asia/Shanghai")
        String zone) {

    /** What it takes of the open items. */
    @Schema(name = "Selection", description = "What it takes of the open items")
    public record Taken(
            @Nullable @Schema(description = "What came about at or after this time")
            Instant from,

            @Nullable @Schema(description = "What came about before this time")
            Instant to,

            @Schema(description = "Only these payees; all if there are none", examples = "[\"worker:w-17\"]")
            List<String> payees,

            @Schema(description = "Only what was earned in these counties; all if there are none")
            List<String> counties,

            @Schema(description = "What came about later is for another run")
            Instant cutOff) {}

    /** Who decided, when, and why if it was against. */
    @Schema(description = "Who approved or rejected it")
    public record Decided(
            @Schema(examples = "checker-1") String by,
            Instant at,
            @Nullable String reason) {}

    public static RunView of(PayRun run, ZoneId zone) {
        PayRun.Decision decision = run.decision();
        PayRun.Filter filter = run.filter();
        return new RunView(
                run.id(),
                run.currency(),
                run.stage().label(),
                new Taken(
                        filter.from(),
                        filter.to(),
                        filter.payees().stream().map(Payee::toString).toList(),
                        filter.counties(),
                        run.madeAt()),
                run.maker(),
                run.madeAt(),
                run.totals(),
                decision == null ? null : new Decided(decision.by(), decision.at(), decision.reason()),
                run.exports(),
                zone.getId());
    }
}
