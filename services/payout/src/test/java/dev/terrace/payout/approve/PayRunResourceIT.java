package dev.terrace.payout.approve;

import static dev.terrace.payout.Ledger.approve;
import static dev.terrace.payout.Ledger.as;
import static dev.terrace.payout.Ledger.begin;
import static dev.terrace.payout.Ledger.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.terrace.payout.Judged;
import dev.terrace.payout.Ledger;
import dev.terrace.payout.Payee;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class PayRunResourceIT {

    @Inject
    Ledger ledger;

    private final String site = unique("s");
    private final String worker = unique("w");

    @Test
    void paysWhatTwoPeopleSigned() throws Exception {
        JsonPath draft = draft("CNY");
        String run = draft.getString("run");
        assertThat(draft.getString("state")).isEqualTo("draft");
        assertThat(draft.getLong("totals.totalMinor")).isEqualTo(14); // of 0.136 for the worker and 0.016 for the site
        assertThat(draft.getLong("totals.carriedMicros")).isEqualTo(6_000 + 6_000);

        approve(as("finance-checker", "checker"), run, draft.getString("totals.sha256"), 14)
                .statusCode(200)
                .body("state", equalTo("posted"), "decision.by", equalTo("checker"));

        var file = as("finance-maker", "maker")
                .get("/v1/pay-runs/{run}/file", run)
                .then()
                .statusCode(200)
                .extract();
        byte[] bytes = file.asByteArray();
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        assertThat(hash).isEqualTo(draft.getString("totals.sha256"));
        assertThat(file.header("ETag")).contains(hash);
        assertThat(new String(bytes, java.nio.charset.StandardCharsets.UTF_8))
                .contains(run + ".worker:" + worker + "," + worker + ",worker," + site)
                .endsWith("TOTAL,2,,,,CNY,14," + run + "\r\n");
        Ledger.assertSound("CNY", Payee.worker(worker), Payee.site(site));
    }

    @Test
    void answersTheSameKeyWithTheSameRun() {
        ledger.book(Judged.in("CHF").accepted(worker, site), unique("d") + ".0");
        String key = unique("key");
        String run = begin("maker", "CHF", key).statusCode(201).extract().path("run");

        begin("maker", "CHF", key)
                .statusCode(200)
                .header("Idempotency-Hit", "true")
                .body("run", equalTo(run));
        begin("maker", "SEK", key).statusCode(422).body("type", equalTo("urn:terrace:problem:idempotency-key-reused"));
        begin("maker-2", "CHF", key)
                .statusCode(409)
                .body("type", equalTo("urn:terrace:problem:run-open"), "detail", containsString(run));
    }

    @Test
    void refusesToBeginWithoutAKeyAnAmountOrACurrency() {
        refused(
                as("finance-maker", "m")
                        .contentType(ContentType.JSON)
                        .body(Map.of("currency", "CNY"))
                        .post("/v1/pay-runs"),
                400,
                "idempotency-key-missing");
        refused(begin("m", "NOK", unique("key")).extract().response(), 409, "nothing-to-pay");
        refused(begin("m", "XXX", unique("key")).extract().response(), 422, "unknown-currency");
        refused(begin("m", "", unique("key")).extract().response(), 400, "bad-parameter");
        refused(
                as("finance-maker", "m")
                        .header("Idempotency-Key", "k")
                        .contentType(ContentType.JSON)
                        .body(Map.of("currency", "CNY", "totalMinor", 5))
                        .post("/v1/pay-runs"),
                400,
                "malformed");
    }

    @Test
    void beginsNothingWhenNobodyIsOwedAMinorUnit() {
        ledger.book(Judged.in("JPY").accepted(worker, site), unique("d") + ".0");
        refused(begin("m", "JPY", unique("key")).extract().response(), 409, "nothing-to-pay");

        for (int lot = 1; lot < 20; lot++) {
            ledger.book(Judged.in("JPY").accepted(worker, site), unique("d") + "." + lot);
        }
        begin("m", "JPY", unique("key"))
                .statusCode(201)
                .body("totals.totalMinor", equalTo(1), "totals.payments", equalTo(1));
        Ledger.assertSound("JPY", Payee.worker(worker), Payee.site(site));
    }

    @Test
    void refusesTheWrongApproval() {
        JsonPath draft = draft("EUR");
        String run = draft.getString("run");
        String sha256 = draft.getString("totals.sha256");

        refused(approve(as("finance-maker", "maker"), run, sha256, 14).extract().response(), 403, "forbidden");
        refused(
                approve(as("finance-checker", "maker"), run, sha256, 14)
                        .extract()
                        .response(),
                403,
                "same-person");
        refused(
                approve(as("finance-checker", "c", site), run, sha256, 14)
                        .extract()
                        .response(),
                403,
                "own-site");
        refused(approve(as("finance-checker", "c"), run, sha256, 15).extract().response(), 409, "totals-differ");
        refused(
                approve(as("finance-checker", "c"), run, "00".repeat(32), 14)
                        .extract()
                        .response(),
                409,
                "totals-differ");
        refused(
                approve(as("finance-checker", "c"), "EUR-999999", sha256, 14)
                        .extract()
                        .response(),
                404,
                "unknown-run");
        refused(as("finance-maker", "maker").get("/v1/pay-runs/{run}/file", run), 409, "run-not-approved");

        approve(as("finance-checker", "c", "another-site"), run, sha256, 14).statusCode(200);
        approve(as("finance-checker", "c"), run, sha256, 14).statusCode(200);
        refused(approve(as("finance-checker", "c-2"), run, sha256, 14).extract().response(), 409, "run-decided");
        refused(reject(run), 409, "run-decided");
    }

    @Test
    void letsTheDuesOfARejectedRunGo() {
        JsonPath draft = draft("USD");
        reject(draft.getString("run")).then().statusCode(200).body("state", equalTo("released"));
        reject(draft.getString("run")).then().statusCode(200);
        Ledger.assertSound("USD", Payee.worker(worker));

        begin("maker", "USD", unique("key"))
                .statusCode(201)
                .body("totals.owedMicros", equalTo(draft.getInt("totals.owedMicros")));
        as("auditor", "a")
                .get("/v1/pay-runs/{run}/answers", draft.getString("run"))
                .then()
                .body("withdrawn", equalTo(2));
    }

    @Test
    void listsRunsAndPaymentsPageByPage() {
        draft("GBP");
        String run = as("auditor", "a")
                .get("/v1/pay-runs?currency=GBP")
                .then()
                .body("items", hasSize(1))
                .extract()
                .path("items[0].run");
        var first = as("auditor", "a")
                .get("/v1/pay-runs/{run}/payments?limit=1", run)
                .then()
                .body("items", hasSize(1));
        String next = first.extract().path("next");
        as("auditor", "a")
                .queryParam("cursor", next)
                .get("/v1/pay-runs/{run}/payments?limit=1", run)
                .then()
                .body("items", hasSize(1), "items[0].payee", equalTo("worker:" + worker), "next", equalTo(null));
        refused(as("auditor", "a").get("/v1/pay-runs?currency=GBP&limit=0"), 400, "bad-parameter");
        refused(as("auditor", "a").get("/v1/pay-runs"), 400, "bad-parameter");
        refused(as("site", "x", site).get("/v1/pay-runs?currency=GBP"), 403, "forbidden");
    }

    private JsonPath draft(String currency) {
        ledger.book(Judged.in(currency).accepted(worker, site).accepted(worker, site), unique("d") + ".0");
        return begin("maker", currency, unique("key")).statusCode(201).extract().jsonPath();
    }

    private static io.restassured.response.Response reject(String run) {
        return as("finance-checker", "c")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "wrong"))
                .post("/v1/pay-runs/{run}/rejection", run);
    }

    private static void refused(io.restassured.response.Response response, int status, String code) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:terrace:problem:" + code));
    }
}
