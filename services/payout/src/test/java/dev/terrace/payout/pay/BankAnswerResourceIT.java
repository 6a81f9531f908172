package dev.terrace.payout.pay;

import static dev.terrace.payout.Ledger.as;
import static dev.terrace.payout.Ledger.begin;
import static dev.terrace.payout.Ledger.row;
import static dev.terrace.payout.Ledger.unique;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.terrace.payout.Answer;
import dev.terrace.payout.Judged;
import dev.terrace.payout.Ledger;
import dev.terrace.payout.MongoEntries;
import dev.terrace.payout.MongoPayments;
import dev.terrace.payout.Payee;
import dev.terrace.payout.Payment;
import dev.terrace.shared.event.PaymentSettled.Outcome;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
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

        send(
                        run,
                        "\uFEFF" + row(toWorker, "settled", 13, "B-1") + row(toSite, "returned", 1, "B-2")
                                + row(toWorker, "settled", 13, "B-1") + row(toSite, "settled", 1, "B-3")
                                + row("nobody", "settled", 1, "B-4") + row(toSite, "lost", 1, "B-5")
                                + row(toWorker, "settled", 14, "B-1") + "null\n[]\nnot json\n{}\n"
                                + "{\"payment\": \"p\", \"outcome\": \"settled\", \"outcome\": \"returned\"}\n"
                                + row(toWorker, "settled", 13, "B-1").strip() + row(toSite, "settled", 1, "B-6"))
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
                                "refused",
                                "refused",
                                "refused",
                                "refused",
                                "refused",
                                "refused"),
                        "rows.reason[3..12]",
                        contains(
                                "answer-differs",
                                "unknown-payment",
                                "row-malformed",
                                "amount-differs",
                                "row-malformed",
                                "row-malformed",
                                "row-malformed",
                                "row-malformed",
                                "row-malformed",
                                "row-malformed"),
                        "rows.detail[11]",
                        equalTo("outcome: is there twice"),
                        "rows.detail[12]",
                        containsString("something follows the object"));

        assertThat(entries.find("settle:" + toWorker)).isPresent();
        assertThat(entries.find("return:" + toWorker)).isEmpty();
        assertThat(entries.find("return:" + toSite)).isPresent();
        Ledger.assertSound("THB", Payee.worker(worker), Payee.site(site));
    }

    @Test
    void paysWhatCameBackInALaterRun() {
        String run = payAndReturnRun("INR");
        String toWorker = run + ".worker:" + worker;
        send(run, row(toWorker, "returned", 13, "B-1") + row(toWorker, "returned", 13, "B-1"))
                .body("rows.outcome", contains("returned", "duplicate"));

        String later = Ledger.pay("INR");

        assertThat(payments.find(later + ".worker:" + worker))
                .hasValueSatisfying(payment -> assertThat(payment.amountMinor()).isEqualTo(13));
        as("auditor", "a")
                .get("/v1/labels/{label}/trace", label)
                .then()
                .statusCode(200)
                .body(
                        "verdicts[0].ways[0].steps.state", contains("returned", "payable"),
                        "verdicts[0].ways[0].steps.run", contains(run, later));
        Ledger.assertSound("INR", Payee.worker(worker), Payee.site(site));
    }

    @Test
    void owesAgainOnceWhatCameBackAfterItHadSettled() {
        String run = payAndReturnRun("EGP");
        String toWorker = run + ".worker:" + worker;
        send(run, row(toWorker, "settled", 13, "B-1")).body("rows.outcome", contains("settled"));
        for (String outcome : List.of("returned", "duplicate", "duplicate")) {
            send(run, row(toWorker, "returned", 13, "B-2")).body("rows.outcome", contains(outcome));
        }
        send(run, row(toWorker, "settled", 13, "B-3")).body("rows.reason", contains("answer-differs"));

        assertThat(entries.find("settle:" + toWorker)).isPresent();
        assertThat(entries.find("return:" + toWorker)).isPresent();
        Ledger.assertSound("EGP", Payee.worker(worker), Payee.site(site));
        String later = Ledger.pay("EGP");
        assertThat(payments.find(later + ".worker:" + worker))
                .hasValueSatisfying(payment -> assertThat(payment.amountMinor()).isEqualTo(13));
        as("auditor", "a")
                .get("/v1/payments/{payment}/trace", toWorker)
                .then()
                .body("answerEntries", contains("settle:" + toWorker, "return:" + toWorker));
        Ledger.assertSound("EGP", Payee.worker(worker), Payee.site(site));
    }

    @Test
    void takesAReturnByHandWhenAnotherPersonConfirmsIt() {
        String run = payAndReturnRun("COP");
        String toWorker = run + ".worker:" + worker;
        var said = Map.of("reason", "account closed", "reference", "by telephone");
        post("finance-maker", "maker", toWorker, "return", said).statusCode(200).body("state", equalTo("open"));

        post("finance-checker", "maker", toWorker, "return/confirmation", Map.of())
                .statusCode(403)
                .body("type", equalTo("urn:terrace:problem:same-person"));
        post("finance-checker", "checker", toWorker, "return/confirmation", Map.of())
                .statusCode(200)
                .body("state", equalTo("returned"), "answers[0].confirmedBy", equalTo("checker"));
        post("finance-checker", "checker", toWorker, "return/confirmation", Map.of())
                .statusCode(200);
        post("finance-maker", "maker", toWorker, "return", Map.of("reason", "x"))
                .statusCode(400)
                .body("errors[0].field", equalTo("reference"));

        assertThat(entries.find("return:" + toWorker)).isPresent();
        Ledger.assertSound("COP", Payee.worker(worker), Payee.site(site));
    }

    @Test
    void listsWhatTheBankHasNotAnswered() {
        String run = payAndReturnRun("PEN");
        send(run, row(run + ".site:" + site, "settled", 1, "B-1"));
        as("auditor", "a")
                .get("/v1/payments/unanswered?currency=PEN&limit=1")
                .then()
                .statusCode(200)
                .body("items.payment", contains(run + ".worker:" + worker), "next", equalTo(null));
    }

    @Test
    void booksWhatACrashLeftOut() {
        String run = payAndReturnRun("MYR");
        String id = run + ".worker:" + worker;
        var answer = new Answer(Outcome.RETURNED, "closed", "B-1", new Answer.BankFile("00", 1, "maker"), Ledger.NOW);
        payments.change(
                id,
                payment -> new dev.terrace.shared.store.Outcome<>(
                        payment.with(new Payment.State.Answered(List.of(answer))), List.of(), payment));

        send(run, row(id, "returned", 13, "B-1")).body("rows.outcome", contains("duplicate"));

        assertThat(entries.find("return:" + id)).isPresent();
        assertThat(payments.find(id).orElseThrow().state()).isInstanceOf(Payment.State.Booked.class);
        Ledger.assertSound("MYR", Payee.worker(worker));
    }

    @Test
    void takesNothingOfAFileThatIsNotTheOneNamed() {
        String run = payAndReturnRun("TWD");
        as("finance-maker", "maker")
                .contentType("application/x-ndjson")
                .body(row(run + ".worker:" + worker, "settled", 13, "B-1").getBytes(UTF_8))
                .post("/v1/pay-runs/{run}/bank-answers?sha256={sha256}", run, "00".repeat(32))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:terrace:problem:file-differs"));
        as("auditor", "a").get("/v1/pay-runs/{run}/answers", run).then().body("open", equalTo(2));
    }

    @Test
    void refusesAnswersToWhatWasNotSent() {
        ledger.book(Judged.in("PHP").accepted(worker, site).accepted(worker, site), unique("d") + ".0");
        String draft = begin("maker", "PHP", unique("key")).extract().path("run");

        send(draft, row(draft + ".worker:" + worker, "settled", 13, "B-1"))
                .statusCode(409)
                .body("type", equalTo("urn:terrace:problem:run-not-approved"));
        send("PHP-999999", "").statusCode(404).body("type", equalTo("urn:terrace:problem:unknown-run"));
        as("finance-checker", "c")
                .contentType("application/x-ndjson")
                .body("{}".getBytes(UTF_8))
                .post("/v1/pay-runs/{run}/bank-answers?sha256={sha256}", draft, Ledger.sha256("{}".getBytes(UTF_8)))
                .then()
                .statusCode(403);
        as("finance-maker", "m")
                .contentType("text/plain")
                .body("{}")
                .post("/v1/pay-runs/{run}/bank-answers?sha256={sha256}", draft, Ledger.sha256("{}".getBytes(UTF_8)))
                .then()
                .statusCode(415);
    }

    @Test
    void refusesABodyThatIsNotText() {
        String run = payAndReturnRun("VND");
        Ledger.bring(run, new byte[] {'{', (byte) 0xff, (byte) 0xfe, '}'})
                .statusCode(400)
                .body("type", equalTo("urn:terrace:problem:malformed"));
    }

    @Test
    void refusesMoreRowsThanItsLimitAndTakesNone() {
        String run = payAndReturnRun("IDR");
        send(run, row(run + ".worker:" + worker, "settled", 13, "B-1").repeat(10_001))
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

    private static ValidatableResponse post(
            String role, String subject, String payment, String path, Map<String, String> body) {
        return as(role, subject)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/payments/{payment}/" + path, payment)
                .then();
    }

    private static ValidatableResponse send(String run, String body) {
        return Ledger.bring(run, body.getBytes(UTF_8));
    }
}
