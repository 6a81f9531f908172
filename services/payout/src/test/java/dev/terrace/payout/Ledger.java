package dev.terrace.payout;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.payout.accrue.Pricing;
import dev.terrace.stack.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What integration tests do to the books, and what must hold of them whenever it is quiet. */
@ApplicationScoped
public class Ledger {

    public static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private final MongoEntries entries;
    private final MongoDues dues;

    Ledger(MongoEntries entries, MongoDues dues) {
        this.entries = entries;
        this.dues = dues;
    }

    /** Books a judgement as its consumer does. */
    public void book(Judged judgement, String lot) {
        Entry entry = Pricing.price(judgement.of(lot, 0), judgement.terms(), Map.of(), NOW);
        entries.record(entry);
        Due.of(entry).ifPresent(dues::open);
    }

    /** @return an id that no other test uses */
    public static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    public static RequestSpecification as(String role, String subject) {
        return given().auth().oauth2(Tokens.local().role(role, subject));
    }

    public static RequestSpecification as(String role, String subject, String site) {
        return given().auth().oauth2(Tokens.local().mint(role, subject, Map.of("site", site)));
    }

    public static ValidatableResponse begin(String maker, String currency, String key) {
        return as("finance-maker", maker)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(Map.of("currency", currency))
                .post("/v1/pay-runs")
                .then();
    }

    public static ValidatableResponse approve(RequestSpecification caller, String run, String sha256, long totalMinor) {
        return caller.contentType(ContentType.JSON)
                .body(Map.of("sha256", sha256, "totalMinor", totalMinor))
                .post("/v1/pay-runs/{run}/approval", run)
                .then();
    }

    /** Makes a run and has it approved. @return its id */
    public static String pay(String currency) {
        var draft = begin("maker", currency, unique("key"))
                .statusCode(201)
                .extract()
                .jsonPath();
        String run = draft.getString("run");
        approve(
                        as("finance-checker", "checker"),
                        run,
                        draft.getString("totals.sha256"),
                        draft.getLong("totals.totalMinor"))
                .statusCode(200);
        return run;
    }

    /** Debits equal credits in the currency, and all that a payee earned is in one place or another. */
    public static void assertSound(String currency, Payee... payees) {
        assertThat(as("auditor", "a")
                        .get("/v1/balances?currency=" + currency)
                        .jsonPath()
                        .getBoolean("balanced"))
                .isTrue();
        for (Payee payee : payees) {
            Map<String, Number> standing = as("auditor", "a")
                    .get("/v1/statements/{payee}?currency=" + currency, payee.toString())
                    .jsonPath()
                    .getMap("standing");
            assertThat(standing.get("earnedMicros").longValue())
                    .as("%s of %s", standing, payee)
                    .isEqualTo(standing.get("openMicros").longValue()
                            + standing.get("claimedMicros").longValue()
                            + standing.get("payableMicros").longValue()
                            + standing.get("paidMicros").longValue());
        }
    }
}
