package dev.terrace.payout.statement;

import static dev.terrace.payout.Ledger.as;
import static dev.terrace.payout.Ledger.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.terrace.payout.Judged;
import dev.terrace.payout.Ledger;
import dev.terrace.payout.Payee;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.stack.StackResource;
import dev.terrace.stack.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class StatementResourceIT {

    @Inject
    Ledger ledger;

    private final String dataset = unique("d");
    private final String site = unique("s");
    private final String worker = unique("w");

    @Test
    void tellsWhatWasEarnedWhereItIsAndWhatForPageByPage() {
        earn("CAD");
        String run = Ledger.pay("CAD");
        ledger.book(Judged.in("CAD").accepted(worker, site), dataset + ".2");

        JsonPath first = statement("CAD", "&limit=2");
        assertThat(first.getLong("balance.earnedMicros")).isEqualTo(4 * 68_000);
        assertThat(first.getLong("balance.openMicros")).isEqualTo(68_000 + 4_000);
        assertThat(first.getLong("balance.payableMicros")).isEqualTo(200_000);
        assertThat(first.getList("payments.payment")).isEqualTo(List.of(run + ".worker:" + worker));
        assertThat(first.getList("sums.micros")).isEqualTo(List.of(4 * 68_000));
        assertThat(first.getList("sums.labels")).isEqualTo(List.of(5));
        assertThat(first.getList("sums.day")).isEqualTo(List.of("2026-01-31"));
        assertThat(first.getList("items.entry"))
                .isEqualTo(List.of("accrue:" + dataset + ".0/0", "accrue:" + dataset + ".1/0"));
        assertThat(first.getList("items[0].lines.verdict.cause")).contains("worker-error");

        JsonPath second = statement("CAD", "&limit=2&cursor=" + first.getString("next"));
        assertThat(second.getList("items.entry")).isEqualTo(List.of("accrue:" + dataset + ".2/0"));
        assertThat(second.getString("next")).isNull();
        assertThat(first.getString("zone")).isEqualTo("Asia/Shanghai");
        assertThat(statement("CAD", "&from=2026-02-01").getList("items")).isEmpty();
        assertThat(statement("CAD", "&from=2026-02-01").getList("sums")).isEmpty();
        assertThat(statement("CAD", "&to=2026-02-01").getList("items")).hasSize(3);
    }

    @Test
    void showsASiteItselfAndItsOwnWorkersOnly() {
        earn("AUD");
        String path = "/v1/statements/{payee}?currency=AUD";

        as("site", "x", site).get(path, "worker:" + worker).then().statusCode(200);
        as("site", "x", site)
                .get(path, "site:" + site)
                .then()
                .statusCode(200)
                .body("balance.earnedMicros", equalTo(4 * 8_000 - 8_000));
        for (String foreign : List.of("worker:" + worker, "site:" + site, "worker:nobody")) {
            as("site", "y", unique("s"))
                    .get(path, foreign)
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("urn:terrace:problem:unknown-payee"));
        }
        as("auditor", "a").get(path, "worker:nobody").then().statusCode(404);
        as("auditor", "a").get(path, "nobody").then().statusCode(404);
        given().auth()
                .oauth2(Tokens.local().mint("worker", "p", Map.of("site", site, "worker", worker)))
                .get(path, "worker:" + worker)
                .then()
                .statusCode(200)
                .body("balance.earnedMicros", equalTo(3 * 68_000));
        given().auth()
                .oauth2(Tokens.local().mint("worker", "p", Map.of("site", site, "worker", "another")))
                .get(path, "worker:" + worker)
                .then()
                .statusCode(404);
        as("client", "c").get(path, "worker:" + worker).then().statusCode(403);
        as("auditor", "a")
                .get("/v1/statements/{payee}?currency=AUD&from=x", "worker:" + worker)
                .then()
                .statusCode(400);
        as("auditor", "a")
                .get("/v1/statements/{payee}?currency=AUD&cursor=x", "worker:" + worker)
                .then()
                .statusCode(400);
    }

    @Test
    void addsUpCountiesAndAccounts() {
        earn("NZD");
        as("operator", "o")
                .get("/v1/counties/pay?currency=NZD")
                .then()
                .statusCode(200)
                .body(
                        "county", contains("c-" + site),
                        "workers", contains(1),
                        "sites", contains(1),
                        "labels", contains(4),
                        "workerMicros", contains(3 * 68_000),
                        "siteMicros", contains(3 * 8_000));
        as("auditor", "a")
                .get("/v1/balances?currency=NZD")
                .then()
                .statusCode(200)
                .body(
                        "accounts.kind", containsInAnyOrder("platform", "accrued", "accrued", "cost"),
                        "accounts.find {it.payees == 'site'}.owedMicros", equalTo(24_000),
                        "accounts.find {it.payees == 'worker'}.owedMicros", equalTo(204_000),
                        "accounts.find {it.kind == 'cost'}.owedMicros", equalTo(-240_000),
                        "accounts.find {it.kind == 'platform'}.type", equalTo("income"),
                        "balanced", equalTo(true));
        as("site", "x", site).get("/v1/balances?currency=NZD").then().statusCode(403);
        as("operator", "o").post("/v1/balances/rebuild").then().statusCode(204);
        as("auditor", "a")
                .get("/v1/balances?currency=NZD")
                .then()
                .statusCode(200)
                .body("accounts.find {it.kind == 'cost'}.owedMicros", equalTo(-240_000));
    }

    @Test
    void leadsAPaymentBackToItsLabelsAndALabelToItsPayments() {
        earn("SGD");
        String label = dataset + ".0.0#1";
        as("auditor", "a")
                .get("/v1/labels/{label}/trace", label)
                .then()
                .statusCode(200)
                .body(
                        "unit", equalTo(dataset + ".0.0"),
                        "dataset", equalTo(dataset),
                        "work.projectVersion", equalTo(3),
                        "verdicts[0].ways.steps.state.flatten()", contains("open", "open"));

        String run = Ledger.pay("SGD");
        String payment = run + ".worker:" + worker;
        JsonPath trace = as("auditor", "a")
                .get("/v1/payments/{payment}/trace", payment)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(trace.getString("run.maker")).isEqualTo("maker");
        assertThat(trace.getString("run.decision.by")).isEqualTo("checker");
        assertThat(trace.getString("approvalEntry")).isEqualTo("approve:" + run + "/000000");
        assertThat(trace.getList("sources.micros", Long.class).stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(trace.getLong("payment.owedMicros"));
        assertThat(trace.getList("sources[0].lines.label")).contains(label);
        assertThat(trace.getList("sources[0].lines.submission")).contains("sub-" + site);

        as("auditor", "a")
                .get("/v1/labels/{label}/trace", label)
                .then()
                .body(
                        "verdicts[0].ways[0].steps[0].payment",
                        equalTo(payment),
                        "verdicts[0].ways[0].steps[0].state",
                        equalTo("payable"));
        as("auditor", "a").get("/v1/payments/{payment}/trace", "nothing").then().statusCode(404);
        as("auditor", "a").get("/v1/labels/{label}/trace", "nothing").then().statusCode(404);
        as("site", "x", site)
                .get("/v1/payments/{payment}/trace", payment)
                .then()
                .statusCode(403);
    }

    @Test
    void followsAnAmountThatWasTooSmallToPayIntoTheRunThatPaysIt() {
        ledger.book(Judged.in("HKD").accepted(worker, site), dataset + ".0");
        String first = Ledger.pay("HKD");
        ledger.book(Judged.in("HKD").accepted(worker, site), dataset + ".1");
        String second = Ledger.pay("HKD");

        as("auditor", "a")
                .get("/v1/labels/{label}/trace", dataset + ".0.0#1")
                .then()
                .body(
                        "verdicts[0].ways[1].payee", equalTo("site:" + site),
                        "verdicts[0].ways[1].steps.state", contains("carried", "payable"),
                        "verdicts[0].ways[1].steps.run", contains(first, second));
        as("auditor", "a")
                .get("/v1/payments/{payment}/trace", second + ".worker:" + worker)
                .then()
                .body(
                        "sources.entry", hasItem("approve:" + first + "/000000"),
                        "sources", hasSize(2),
                        "payment.owedMicros", equalTo(8_000 + 68_000));
        Ledger.assertSound("HKD", Payee.worker(worker), Payee.site(site));
    }

    @Test
    void findsEntries() {
        earn("ZAR");
        String entry = "accrue:" + dataset + ".0/0";
        as("auditor", "a").get("/v1/entries/" + entry).then().statusCode(200).body("entry", equalTo(entry));
        as("auditor", "a")
                .get("/v1/entries/{entry}", entry)
                .then()
                .statusCode(200)
                .body("entry", equalTo(entry));
        as("auditor", "a")
                .queryParam("label", dataset + ".0.0#1")
                .get("/v1/entries")
                .then()
                .statusCode(200)
                .body("entry", equalTo(entry), "work.price.labelMicros", equalTo(80_000));
        as("auditor", "a").get("/v1/entries/nothing").then().statusCode(404);
        as("auditor", "a").get("/v1/entries?label=nothing").then().statusCode(404);
        as("auditor", "a").get("/v1/entries").then().statusCode(400);
    }

    /** Three paid labels and a rejected one, in two judgements. */
    private void earn(String currency) {
        ledger.book(
                Judged.in(currency)
                        .accepted(worker, site)
                        .rejected(worker, site, Cause.WORKER_ERROR)
                        .accepted(worker, site),
                dataset + ".0");
        ledger.book(Judged.in(currency).accepted(worker, site), dataset + ".1");
    }

    private JsonPath statement(String currency, String query) {
        return as("finance-maker", "m")
                .urlEncodingEnabled(true)
                .get("/v1/statements/worker:" + worker + "?currency=" + currency + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
