package dev.terrace.payout;

import dev.terrace.shared.money.Money;
import dev.terrace.shared.work.Terms;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a price is split: site and platform get their basis points rounded down, the worker all the rest. */
@Schema(description = "How a price is split, in micro-units")
public record Split(
        @Schema(examples = "68000") long workerMicros,
        @Schema(examples = "8000") long siteMicros,
        @Schema(examples = "4000") long platformMicros) {

    public static Split of(long micros, Terms.Price price) {
        Money whole = new Money(micros, price.currency());
        long site = whole.basisPoints(price.siteBasisPoints()).micros();
        long platform = whole.basisPoints(price.platformBasisPoints()).micros();
        return new Split(Math.subtractExact(micros, Math.addExact(site, platform)), site, platform);
    }

    /** @return the difference, each part for itself */
    Split minus(Split other) {
        return new Split(
                Math.subtractExact(workerMicros, other.workerMicros),
                Math.subtractExact(siteMicros, other.siteMicros),
                Math.subtractExact(platformMicros, other.platformMicros));
    }

    /** @return the whole price */
    public long micros() {
        return Math.addExact(Math.addExact(workerMicros, siteMicros), platformMicros);
    }
}
