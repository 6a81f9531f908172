package dev.terrace.payout.approve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.payout.PayRun;
import dev.terrace.payout.Payee;
import dev.terrace.payout.Payment;
import dev.terrace.payout.Payment.Owed;
import dev.terrace.payout.Place;
import dev.terrace.payout.Totals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentFileTest {

    private static final PayRun RUN = PayRun.begin("CNY", 1, PayRun.Filter.ALL, "maker", "key", Instant.EPOCH);

    @Test
    void hasALineForEachPaymentThenTheControlTotals() throws IOException {
        List<Payment> payments = List.of(
                payment(Payee.site("s-1"), 1_239_999),
                payment(Payee.worker("w-1"), 9_999),
                payment(Payee.worker("w-2"), 20_000));

        assertThat(written(payments)).isEqualTo("""
                        payment,payee,kind,site,county,currency,amount_minor,reference
                        CNY-000001.site:s-1,s-1,site,s-1,north,CNY,123,Terrace CNY-000001
                        CNY-000001.worker:w-2,w-2,worker,s-1,north,CNY,2,Terrace CNY-000001
                        TOTAL,2,,,,CNY,125,CNY-000001
                        """.replace("\n", "\r\n"));
    }

    @Test
    void disarmsCellsThatASpreadsheetWouldRun() throws IOException {
        for (String id : List.of("=1+1", "+1", "-1", "@x", "\tx", "\rx")) {
            assertThat(written(List.of(payment(Payee.worker(id), 20_000))))
                    .as(id)
                    .containsPattern(",\"?'" + java.util.regex.Pattern.quote(id));
        }
    }

    @Test
    void isTheFileThatWasHashed() throws Exception {
        List<Payment> payments = List.of(payment(Payee.worker("w-1"), 30_001), payment(Payee.worker("w-2"), 5));
        Totals totals = Freezing.totals(RUN, payments, 100);

        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(written(payments).getBytes(UTF_8));
        assertThat(totals)
                .isEqualTo(new Totals(2, 1, 3, 30_006, 6, 100, HexFormat.of().formatHex(hash)));
    }

    private static Payment payment(Payee payee, long micros) {
        return Payment.of(RUN.id(), "CNY", new Owed(payee, new Place("s-1", "north"), micros), 0);
    }

    private static String written(List<Payment> payments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PaymentFile file = new PaymentFile(RUN.id(), "CNY", out);
        for (Payment payment : payments) {
            file.add(payment);
        }
        file.end();
        return out.toString(UTF_8);
    }
}
