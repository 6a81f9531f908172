package dev.terrace.payout;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a pay run froze. Its checker repeats {@code totalMinor} and {@code sha256} to approve it. */
@Schema(description = "What was frozen; repeat totalMinor and sha256 to approve it")
public record Totals(
        @Schema(description = "How many payees are owed something", examples = "120")
        long payees,

        @Schema(description = "How many get at least a minor unit: the lines of the payment file", examples = "118")
        long payments,

        @Schema(description = "Sum of the payment file in minor units", examples = "2500000")
        long totalMinor,

        @Schema(description = "Sum of the open items that it holds, in micro-units", examples = "25000123456")
        long owedMicros,

        @Schema(
                description = "What is carried on: less than a minor unit each, or what payees owe back",
                examples = "123456")
        long carriedMicros,

        @Schema(description = "How many payees an entry of its approval covers", examples = "200")
        int blockPayees,

        @Schema(
                description = "Of the exact bytes of the payment file, in hexadecimal",
                examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String sha256) {}
