package dev.terrace.payout.pay;

import static dev.terrace.payout.Ledger.as;
import static dev.terrace.payout.Ledger.begin;
import static dev.terrace.payout.Ledger.unique;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.terrace.payout.Judged;
import dev.terrace.payout.Ledger;
import dev.terrace.payout.MongoEntries;
import dev.terrace.payout.MongoPayments;
import dev.terrace.payout.Payee;
import dev.terrace.payout.Payment;
import dev.terrace.payout.Payment.Answer;
import dev.terrace.shared.event.PaymentSettled.Outcome;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class BankAnswerResourceIT {

    @Inject
    Ledger ledger;

    @Inject
    MongoPayments payments;

    @Inject
    MongoEntries entries;

    @Inject
    Booking booking;

    private final String site = unique("s");
    private final String worker = unique("w");

    @Test
    void answersEachRowByItself() {
        String run = payAndReturnRun("THB");
        String toWorker = run + ".worker:" + worker;
        String toSite = run + ".site:" + site;

        send(run, """
                        {"payment": "%s", "outcome": "settled"}
                        {"payment": "%s", "outcome": "returned", "reason": "account closed"}
                        {"payment": "%s", "outcome": "settled"}
                        {"payment": "%s", "outcome": "returned", "reason": "late"}
                        {"payment": "nobody", "outcome": "settled"}
                        {"payment": "%s", "outcome": "lost"}
                        {"payment": "%s"}
                        not json
                        """.formatted(toWorker, toSite, toWorker, toWorker, toSite, toSite))
                .statusCode(200)
                .body(
                        "rows.outcome",
                        contains(
                                "settled",
                                "returned",
                                "duplicate",
                                "refused",
                                "refused",
                                "refused",
                                "refused",
                                "refused"),
                        "rows.reason",
                        contains(
                                null,
                                null,
                                null,
                                "answer-differs",
                                "unknown-payment",
                                "row-malformed",
                                "row-malformed",
                                "row-malformed"));

        assertThat(entries.find("settle:" + toWorker)).isPresent();
        assertThat(entries.find("return:" + toWorker)).isEmpty();
        assertThat(entries.find("return:" + toSite)).isPresent();
        Ledger.assertSound("THB", Payee.worker(worker), Payee.site(site));
    }

    @Test
    void paysWhatCameBackInALaterRun() {
        String run = payAndReturnRun("INR");
        send(run, row(run, "returned") + row(run, "returned")).body("rows.outcome", contains("returned", "duplicate"));

        String later = Ledger.pay("INR");

        assertThat(payments.find(later + ".worker:" + worker))
                .hasValueSatisfying(payment -> assertThat(payment.amountMinor()).isEqualTo(13));
        as("auditor", "a")
                .get("/v1/labels/{label}/trace", label)
                .then()
                .statusCode(200)
                .body(
                        "verdicts[0].ways[0].steps.state",
                        contains("returned", "open"),
                        "verdicts[0].ways[0].steps.run",
                        contains(run, later));
        Ledger.assertSound("INR", Payee.worker(worker), Payee.site(site));
    }

    @Test
    void booksWhatACrashLeftOut() {
        String run = payAndReturnRun("MYR");
        String id = run + ".worker:" + worker;
        payments.change(
                id,
                payment -> new dev.terrace.shared.store.Outcome<>(
                        payment.with(new Payment.State.Answered(
                                new Answer(Outcome.RETURNED, "closed", "maker", Ledger.NOW))),
                        List.of(),
                        payment));

        send(run, row(run, "returned")).body("rows.outcome", contains("duplicate"));

        assertThat(entries.find("return:" + id)).isPresent();
        assertThat(payments.find(id).orElseThrow().state()).isInstanceOf(Payment.State.Booked.class);
        Ledger.assertSound("MYR", Payee.worker(worker));
    }

    @Test
    void refusesAnswersToWhatWasNotSent() {
        ledger.book(Judged.in("PHP").accepted(worker, site).accepted(worker, site), unique("d") + ".0");
        String draft = begin("maker", "PHP", unique("key")).extract().path("run");

        send(draft, row(draft, "settled"))
                .statusCode(409)
                .body("type", equalTo("urn:terrace:problem:run-not-approved"));
        send("PHP-999999", "").statusCode(404).body("type", equalTo("urn:terrace:problem:unknown-run"));
        as("finance-checker", "c")
                .contentType("application/x-ndjson")
                .body("{}".getBytes(UTF_8))
                .post("/v1/pay-runs/{run}/bank-answers", draft)
                .then()
                .statusCode(403);
        as("finance-maker", "m")
                .contentType("text/plain")
                .body("{}")
                .post("/v1/pay-runs/{run}/bank-answers", draft)
                .then()
                .statusCode(415);
    }

    @Test
    void refusesABodyThatIsNotText() {
        String run = payAndReturnRun("VND");
        as("finance-maker", "maker")
                .contentType("application/x-ndjson")
                .body(new byte[] {'{', (byte) 0xff, (byte) 0xfe, '}'})
                .post("/v1/pay-runs/{run}/bank-answers", run)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:terrace:problem:malformed"));
    }

    @Test
    void refusesMoreRowsThanItsLimitAndTakesNone() {
        String run = payAndReturnRun("IDR");
        send(run, row(run, "settled").repeat(10_001))
                .statusCode(413)
                .body("type", equalTo("urn:terrace:problem:too-many-rows"));
        as("auditor", "a").get("/v1/pay-runs/{run}/answers", run).then().body("open", equalTo(2));
    }

    private String label = "";

    private String payAndReturnRun(String currency) {
        String dataset = unique("d");
        label = dataset + ".0.0#1";
        int labels = currency.equals("VND") ? 20 : 2;
        Judged judged = Judged.in(currency);
        for (int i = 0; i < labels; i++) {
            judged.accepted(worker, site);
        }
        ledger.book(judged, dataset + ".0");
        return Ledger.pay(currency);
    }

    private String row(String run, String outcome) {
        return "{\"payment\": \"%s.worker:%s\", \"outcome\": \"%s\", \"reason\": \"x\"}\n"
                .formatted(run, worker, outcome);
    }

    private static ValidatableResponse send(String run, String body) {
        return as("finance-maker", "maker")
                .contentType("application/x-ndjson")
                .body(body.getBytes(UTF_8))
                .post("/v1/pay-runs/{run}/bank-answers", run)
                .then();
    }
}
