package dev.terrace.payout;

import dev.terrace.shared.work.Terms;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whose work an accrual pays for, and the price that was pinned when its units were born. */
@Schema(description = "Whose work it was, and the price that was pinned when its units were born")
public record Work(
        @Schema(examples = "c-1") String client,
        @Schema(examples = "p-abcdefghij") String project,
        @Schema(examples = "1") int projectVersion,
        Terms.Price price) {}
