package dev.terrace.payout;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a county, a site or a payee is owed. */
@Schema(description = "What is owed and not approved yet, in micro-units")
public record Owed(
        @Schema(description = "The county, the site or the payee", examples = "jinping")
        String key,

        @Schema(description = "In no pay run", examples = "8160000000")
        long openMicros,

        @Schema(description = "In pay runs that wait for their checkers")
        long claimedMicros,

        @Schema(description = "Of payees that are held") long heldMicros,

        @Schema(description = "Labels judged, rejected ones too", examples = "120000")
        long labels,

        @Schema(description = "When the oldest of it came about")
        Instant oldest) {}
