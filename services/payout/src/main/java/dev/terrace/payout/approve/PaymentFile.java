package dev.terrace.payout.approve;

import dev.terrace.payout.Payment;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes the payment file of a run: CSV (RFC 4180, UTF-8), a header, a line for each payment, then a line {@code TOTAL} with their
 * number and sum. The same payments give the same bytes, so the hash that was approved is the hash of the file.
 */
final class PaymentFile {

    private static final String ACTIVE = "=+-@\t\r";
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("payment", "payee", "kind", "site", "county", "currency", "amount_minor", "reference")
            .get();

    private final String run;
    private final String currency;
    private final CSVPrinter rows;
    private long payments;
    private long totalMinor;

    PaymentFile(String run, String currency, OutputStream out) throws IOException {
        this.run = run;
        this.currency = currency;
        rows = new CSVPrinter(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), FORMAT);
    }

    /** Adds a payment, unless it is less than a minor unit. */
    void add(Payment payment) throws IOException {
        if (payment.amountMinor() == 0) {
            return;
        }
        rows.printRecord(
                text(payment.id()),
                text(payment.payee().id()),
                payment.payee().kind(),
                text(payment.place().site()),
                text(payment.place().county()),
                currency,
                payment.amountMinor(),
                "Terrace " + run);
        payments++;
        totalMinor = Math.addExact(totalMinor, payment.amountMinor());
    }

    /** Writes the control totals, and all that is not written yet. */
    void end() throws IOException {
        rows.printRecord("TOTAL", payments, null, null, null, currency, totalMinor, run);
        rows.flush();
    }

    long payments() {
        return payments;
    }

    long totalMinor() {
        return totalMinor;
    }

    /** A spreadsheet would run a cell that begins so. */
    private static String text(String cell) {
        return !cell.isEmpty() && ACTIVE.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
