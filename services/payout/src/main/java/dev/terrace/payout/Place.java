package dev.terrace.payout;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where something was earned. */
@Schema(description = "Where it was earned")
public record Place(
        @Schema(examples = "s-hill") String site,
        @Schema(examples = "jinping") String county) {}
