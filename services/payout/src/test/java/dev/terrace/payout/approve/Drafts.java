package dev.terrace.payout.approve;

import static dev.terrace.payout.Ledger.begin;
import static dev.terrace.payout.Ledger.unique;
import static org.hamcrest.Matchers.equalTo;

import dev.terrace.payout.Judged;
import dev.terrace.payout.Ledger;
import io.restassured.path.json.JsonPath;

/** Begins pay runs that nobody has signed yet, and checks what is refused. */
final class Drafts {

    private Drafts() {}

    /** Begins a run that pays a worker and a site for two labels. */
    static JsonPath draft(Ledger ledger, String currency, String worker, String site) {
        ledger.book(Judged.in(currency).accepted(worker, site).accepted(worker, site), unique("d") + ".0");
        return begin("maker", currency, unique("key")).statusCode(201).extract().jsonPath();
    }

    static void refused(io.restassured.response.Response response, int status, String code) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:terrace:problem:" + code));
    }
}
