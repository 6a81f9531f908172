package dev.terrace.payout;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.payout.accrue.Pricing;
import dev.terrace.stack.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/** What integration tests do to the books, and what must hold of them whenever it is quiet. */
@ApplicationScoped
public class Ledger {

    public static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private final MongoEntries entries;
    private final MongoOpenItems items;

    Ledger(MongoEntries entries, MongoOpenItems items) {
        this.entries = entries;
        this.items = items;
    }

    /** Books a judgement as its consumer does. */
    public void book(Judged judgement, String lot) {
        Entry entry = Pricing.price(judgement.of(lot, 0), judgement.terms(), Map.of(), NOW);
        entries.record(entry);
        items.open(OpenItem.of(entry));
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

    /** @return what the payee has earned in all, in micro-units; nothing if it is not known */
    public static long earned(String currency, Payee payee) {
        Number earned = as("auditor", "a")
                .get("/v1/statements/{payee}?currency=" + currency, payee.toString())
                .path("balance.earnedMicros");
        return earned == null ? 0 : earned.longValue();
    }

    /** A row of a bank's file, as the bank writes one. */
    public static String row(String payment, String outcome, long amountMinor, String reference) {
        return "{\"payment\": \"%s\", \"outcome\": \"%s\", \"amountMinor\": %d, \"reference\": \"%s\", \"reason\": \"x\"}%n"
                .formatted(payment, outcome, amountMinor, reference);
    }

    /** Brings a bank's file with its hash. */
    public static ValidatableResponse bring(String run, byte[] file) {
        return as("finance-maker", "maker")
                .contentType("application/x-ndjson")
                .body(file)
                .post("/v1/pay-runs/{run}/bank-answers?sha256={sha256}", run, sha256(file))
                .then();
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Debits equal credits in the currency, and all that a payee earned is in one place or another. */
    public static void assertSound(String currency, Payee... payees) {
        assertThat(as("auditor", "a")
                        .get("/v1/balances?currency=" + currency)
                        .jsonPath()
                        .getBoolean("balanced"))
                .isTrue();
        for (Payee payee : payees) {
            Map<String, Number> balance = as("auditor", "a")
                    .get("/v1/statements/{payee}?currency=" + currency, payee.toString())
                    .jsonPath()
                    .getMap("balance");
            assertThat(balance.get("earnedMicros").longValue())
                    .as("%s of %s", balance, payee)
                    .isEqualTo(balance.get("openMicros").longValue()
                            + balance.get("claimedMicros").longValue()
                            + balance.get("payableMicros").longValue()
                            + balance.get("paidMicros").longValue());
        }
    }
}
