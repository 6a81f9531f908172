package dev.terrace.tools.guarantee;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.bson.Document;

/** A line of an accrual, and what it ought to cost by the price that its entry names, worked out here anew. */
record PricedLine(Document entry, Document line) {

    String label() {
        return Docs.text(line, "label");
    }

    String worker() {
        return Docs.text(line, "by.worker");
    }

    String site() {
        return Docs.text(line, "by.site");
    }

    /** What the verdict costs, as the line says. */
    long price() {
        return part("workerMicros") + part("siteMicros") + part("platformMicros");
    }

    /** What the entry books of one part of the price: that of the verdict, less what was booked for the label before. */
    long booked(String part) {
        return part(part) - Docs.number(line, "corrects.price." + part);
    }

    /** What the entry books in all. */
    long booked() {
        return booked("workerMicros") + booked("siteMicros") + booked("platformMicros");
    }

    /** Whether price, quantity, share and the parts fit one another. */
    boolean isRight() {
        long price = price();
        return price == expected()
                && part("siteMicros") == price * Docs.number(entry, "work.price.siteBasisPoints") / 10_000
                && part("platformMicros") == price * Docs.number(entry, "work.price.platformBasisPoints") / 10_000;
    }

    /** What the verdict costs by the price that the entry names. */
    long expected() {
        String one = Docs.yes(line, "verdict.late") ? "work.price.lateMicros" : "work.price.labelMicros";
        BigDecimal each = BigDecimal.valueOf(Docs.number(entry, one));
        BigDecimal quantity = BigDecimal.valueOf(Docs.number(line, "verdict.quantity"));
        BigDecimal whole = switch (Docs.text(entry, "work.price.per")) {
            case "label" -> each;
            case "second" -> each.multiply(quantity).divide(BigDecimal.valueOf(1_000));
            default -> each.multiply(quantity);
        };
        if (Docs.has(entry, "work.price.mostMicros")) {
            whole = whole.min(BigDecimal.valueOf(Docs.number(entry, "work.price.mostMicros")));
        }
        BigDecimal share = new BigDecimal(Docs.text(line, "verdict.share"));
        return whole.multiply(share).setScale(0, RoundingMode.DOWN).longValueExact();
    }

    private long part(String part) {
        return Docs.number(line, "price." + part);
    }
}
