package dev.terrace.payout.approve;

import dev.terrace.payout.Limits;
import dev.terrace.payout.MongoOpenItems;
import dev.terrace.payout.MongoPayments;
import dev.terrace.payout.PayRun;
import dev.terrace.payout.Payment;
import dev.terrace.payout.Totals;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes the payments of a run that holds all its items, and adds them up; in flat memory, and repeatable. */
@ApplicationScoped
class Freezing {

    private final MongoOpenItems items;
    private final MongoPayments payments;
    private final Limits limits;

    Freezing(MongoOpenItems items, MongoPayments payments, Limits limits) {
        this.items = items;
        this.payments = payments;
        this.limits = limits;
    }

    Totals freeze(PayRun run) {
        int blockPayees = limits.blockPayees();
        AtomicInteger payees = new AtomicInteger();
        List<Payment> batch = new ArrayList<>(limits.freezeBatch());
        items.owed(run.id(), owed -> {
            batch.add(Payment.of(run.id(), run.currency(), owed, payees.getAndIncrement() / blockPayees));
            if (batch.size() == limits.freezeBatch()) {
                payments.freeze(batch);
                batch.clear();
            }
        });
        if (!batch.isEmpty()) {
            payments.freeze(batch);
        }
        return totals(run, payments.of(run.id()), blockPayees);
    }

    /** @return the control totals and the hash of the payment file; equal payments in equal order give equal totals */
    static Totals totals(PayRun run, Iterable<Payment> payments, int blockPayees) {
        MessageDigest sha256 = sha256();
        OutputStream hashed = new DigestOutputStream(OutputStream.nullOutputStream(), sha256);
        long payees = 0;
        long owedMicros = 0;
        long carriedMicros = 0;
        try {
            PaymentFile file = new PaymentFile(run.id(), run.currency(), hashed);
            for (Payment payment : payments) {
                payees++;
                owedMicros = Math.addExact(owedMicros, payment.owedMicros());
                carriedMicros = Math.addExact(carriedMicros, payment.remainderMicros());
                file.add(payment);
            }
            file.end();
            String hash = HexFormat.of().formatHex(sha256.digest());
            return new Totals(payees, file.payments(), file.totalMinor(), owedMicros, carriedMicros, blockPayees, hash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
