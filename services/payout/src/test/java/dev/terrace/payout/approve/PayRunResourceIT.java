package dev.terrace.payout.approve;

import static dev.terrace.payout.Ledger.approve;
import static dev.terrace.payout.Ledger.as;
import static dev.terrace.payout.Ledger.begin;
import static dev.terrace.payout.Ledger.unique;
import static dev.terrace.payout.approve.Drafts.draft;
import static dev.terrace.payout.approve.Drafts.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

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
        JsonPath draft = draft(ledger, "CNY", worker, site);
        String run = draft.getString("run");
        assertThat(draft.getString("state")).isEqualTo("draft");
        assertThat(draft.getLong("totals.totalMinor")).isEqualTo(14); // of 0.136 for the worker and 0.016 for the site
        assertThat(draft.getLong("totals.carriedMicros")).isEqualTo(6_000 + 6_000);

        approve(as("finance-checker", "checker"), run, draft.getString("totals.sha256"), 14)
                .statusCode(200)
                .body("state", equalTo("posted"), "decision.by", equalTo("checker"));

        var file = as("finance-maker", "maker")
                .post("/v1/pay-runs/{run}/file", run)
                .then()
                .statusCode(200)
                .extract();
        byte[] bytes = file.asByteArray();
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        assertThat(hash).isEqualTo(draft.getString("totals.sha256"));
        assertThat(file.header("ETag")).contains(hash);
        assertThat(file.header("Exported-Before")).isEqualTo("0");
        as("finance-checker", "checker")
                .post("/v1/pay-runs/{run}/file", run)
                .then()
                .statusCode(200)
                .header("Exported-Before", "1")
                .header("First-Exported-By", "maker");
        as("auditor", "a")
                .get("/v1/pay-runs/{run}", run)
                .then()
                .body("exports.by", contains("maker", "checker"), "zone", equalTo("Asia/Shanghai"));
        as("auditor", "a")
                .get("/v1/pay-runs/{run}/file", run)
                .then()
                .statusCode(200)
                .header("Exported-Before", "2");
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
        begin("maker-2", "CHF", key).statusCode(409).body("type", equalTo("urn:terrace:problem:nothing-to-pay"));
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
        refused(begin("m", "cny", unique("key")).extract().response(), 422, "unknown-currency");
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
        JsonPath draft = draft(ledger, "EUR", worker, site);
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
        refused(as("finance-maker", "maker").post("/v1/pay-runs/{run}/file", run), 409, "run-not-approved");

        approve(as("finance-checker", "c", "another-site"), run, sha256, 14).statusCode(200);
        approve(as("finance-checker", "c"), run, sha256, 14).statusCode(200);
        refused(approve(as("finance-checker", "c-2"), run, sha256, 14).extract().response(), 409, "run-decided");
        refused(reject(run), 409, "run-decided");
    }

    @Test
    void letsTheItemsOfARejectedRunGo() {
        JsonPath draft = draft(ledger, "USD", worker, site);
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
    void leavesOutWhoIsHeldAndNobodyElse() {
        String held = "worker:" + worker;
        JsonPath draft = draft(ledger, "ILS", worker, site);
        put(held, "account is being checked").statusCode(200).body("held", equalTo(true));
        put(held, "again").statusCode(200).body("history.reason", contains("account is being checked"));
        refused(
                approve(as("finance-checker", "c"), draft.getString("run"), draft.getString("totals.sha256"), 14)
                        .extract()
                        .response(),
                409,
                "payee-held");
        reject(draft.getString("run"));

        JsonPath rest =
                begin("maker", "ILS", unique("key")).statusCode(201).extract().jsonPath();
        assertThat(rest.getLong("totals.payees")).isEqualTo(1);
        as("auditor", "a")
                .get("/v1/pay-runs/{run}/comparison", rest.getString("run"))
                .then()
                .statusCode(200)
                .body(
                        "held.micros",
                        equalTo(136_000),
                        "added.payees",
                        equalTo(1),
                        "odd.why",
                        contains("added", "held"));
        as("auditor", "a")
                .get("/v1/owed?currency=ILS")
                .then()
                .statusCode(200)
                .body(
                        "items.key", contains("c-" + site),
                        "items[0].heldMicros", equalTo(136_000),
                        "items[0].claimedMicros", equalTo(16_000),
                        "items[0].openMicros", equalTo(0));
        as("auditor", "a").get("/v1/holds").then().statusCode(200).body("items.payee", hasItem(held));
        as("finance-checker", "c")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "account is fine"))
                .post("/v1/payees/{payee}/release", held)
                .then()
                .statusCode(200)
                .body("held", equalTo(false));
        begin("maker", "ILS", unique("key")).statusCode(201).body("totals.owedMicros", equalTo(136_000));
    }

    private static io.restassured.response.ValidatableResponse put(String payee, String reason) {
        return as("finance-maker", "m")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", reason))
                .put("/v1/payees/{payee}/hold", payee)
                .then();
    }

    private static io.restassured.response.Response reject(String run) {
        return as("finance-checker", "c")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "wrong"))
                .post("/v1/pay-runs/{run}/rejection", run);
    }
}
