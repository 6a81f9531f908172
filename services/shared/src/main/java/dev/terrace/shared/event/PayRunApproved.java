package dev.terrace.shared.event;

/**
 * Two people have agreed to pay.
 *
 * @param totalMinor sum of the payments in minor units of the currency
 * @param sha256 of the payment file, in hex
 */
public record PayRunApproved(
        String run, String currency, int payments, long totalMinor, String sha256, String maker, String checker) {}
