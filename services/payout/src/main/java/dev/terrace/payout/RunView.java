package dev.terrace.payout;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A pay run as it is answered. */
@Schema(description = "A pay run: what is owed in a currency, frozen by one person and decided by another")
public record RunView(
        @Schema(examples = "CNY-000001") String run,
        @Schema(examples = "CNY") String currency,

        @Schema(
                description = "approved turns into posted, rejected into released, by itself",
                enumeration = {"claiming", "draft", "approved", "posted", "rejected", "released"},
                examples = "draft")
        String state,

        @Schema(examples = "maker-1") String maker,
        Instant madeAt,
        @Nullable Totals totals,
        @Nullable Decided decision) {

    /** Who decided, when, and why if it was against. */
    @Schema(description = "Who approved or rejected it")
    public record Decided(
            @Schema(examples = "checker-1") String by,
            Instant at,
            @Nullable String reason) {}

    public static RunView of(PayRun run) {
        PayRun.Decision decision = run.decision();
        return new RunView(
                run.id(),
                run.currency(),
                run.stage().label(),
                run.maker(),
                run.madeAt(),
                run.totals(),
                decision == null ? null : new Decided(decision.by(), decision.at(), decision.reason()));
    }
}
