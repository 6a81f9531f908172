package dev.terrace.payout.approve;

import static dev.terrace.payout.Ledger.as;
import static dev.terrace.payout.Ledger.unique;
import static dev.terrace.payout.approve.Drafts.draft;
import static dev.terrace.payout.approve.Drafts.refused;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.terrace.payout.Ledger;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is asked of the books: by which parameters, and page by page. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class AskingIT {

    @Inject
    Ledger ledger;

    private final String site = unique("s");
    private final String worker = unique("w");

    @Test
    void listsRunsAndPaymentsPageByPage() {
        draft(ledger, "GBP", worker, site);
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

    @Test
    void namesTheParameterThatIsWrongAndWhatToWrite() {
        for (String from : List.of("-999999999-01-01T00:00:00Z", "%2B999999999-12-31T00:00:00Z", "1", "0000-01-01")) {
            as("auditor", "a")
                    .urlEncodingEnabled(false)
                    .get("/v1/statements/worker:w?currency=CNY&from=" + from)
                    .then()
                    .statusCode(anyOf(is(400), is(404)));
            as("site", "x", "s")
                    .urlEncodingEnabled(false)
                    .get("/v1/statements/site:s?currency=CNY&from=" + from)
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo("from"));
        }
        as("site", "x", "s")
                .urlEncodingEnabled(false)
                .get("/v1/statements/site:s?currency=CNY&to=2026-01-31T12:00:00+08:00")
                .then()
                .statusCode(400)
                .body("errors[0].problem", containsString("%2B"));
        as("site", "x", "s")
                .urlEncodingEnabled(false)
                .get("/v1/statements/site:s?currency=CNY&to=2026-01-31T12:00:00%2B08:00")
                .then()
                .statusCode(200);
        for (String path :
                List.of("/v1/balances", "/v1/owed", "/v1/counties/pay", "/v1/pay-runs", "/v1/payments/unanswered")) {
            as("auditor", "a")
                    .get(path + "?currency=cny")
                    .then()
                    .statusCode(422)
                    .body("errors[0].field", equalTo("currency"));
        }
        as("auditor", "a").get("/v1/owed?currency=CNY&by=moon").then().statusCode(400);
    }
}
