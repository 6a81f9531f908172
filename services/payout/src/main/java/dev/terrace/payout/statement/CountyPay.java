package dev.terrace.payout.statement;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a county has earned. */
@Schema(description = "What a county has earned, in micro-units")
record CountyPay(
        @Schema(examples = "c-north") String county,
        @Schema(examples = "4") long sites,
        @Schema(examples = "320") long workers,

        @Schema(description = "Labels judged, rejected ones too", examples = "120000")
        long labels,

        @Schema(examples = "8160000000") long workerMicros,
        @Schema(examples = "960000000") long siteMicros) {}
