package dev.terrace.tools.people;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.tools.client.Answer;
import dev.terrace.tools.client.Api;
import dev.terrace.tools.client.Call;
import dev.terrace.tools.client.Json;
import dev.terrace.tools.client.Service;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finance: one person makes a pay run, another approves exactly what she was shown, the bank answers. */
public final class Finance {
    private final Api maker;
    private final Api checker;

    public Finance(Api maker, Api checker) {
        this.maker = maker;
        this.checker = checker;
    }

    /** Where drafts that somebody left open hold all that is owed, they are rejected first.
     * @return the draft: run, maker, totals {payments, totalMinor, sha256} */
    public JsonNode draft(String key, String currency) {
        Answer answer = ask(key, currency);
        if (answer.status() == 409) {
            for (JsonNode run : maker.get(Service.PAYOUT, "/v1/pay-runs?currency=" + currency)
                    .send()
                    .expect(200)
                    .json()
                    .path("items")) {
                if (run.path("state").asText().equals("draft")) {
                    maker.post(Service.PAYOUT, "/v1/pay-runs/" + run.path("run").asText() + "/rejection")
                            .json(Map.of("reason", "left open"))
                            .send()
                            .expect(200);
                }
            }
            answer = ask(key, currency);
        }
        return answer.expect(200, 201).json();
    }

    private Answer ask(String key, String currency) {
        return maker.post(Service.PAYOUT, "/v1/pay-runs")
                .key(key)
                .json(Map.of("currency", currency))
                .send();
    }

    public JsonNode approve(JsonNode draft) {
        return checker.post(Service.PAYOUT, "/v1/pay-runs/" + draft.path("run").asText() + "/approval")
                .json(Map.of(
                        "sha256", draft.path("totals").path("sha256").asText(),
                        "totalMinor", draft.path("totals").path("totalMinor").asLong()))
                .newKey()
                .send()
                .expect(200, 201)
                .json();
    }

    /** The payment file as it goes to the bank. */
    public byte[] file(String run) {
        return checker.post(Service.PAYOUT, "/v1/pay-runs/" + run + "/file")
                .accept("text/csv")
                .send()
                .expect(200)
                .body();
    }

    /** Every payment of the run, those too that carry less than a minor unit on. */
    public List<JsonNode> payments(String run) {
        List<JsonNode> payments = new ArrayList<>();
        String cursor = "";
        while (true) {
            JsonNode page = maker.get(Service.PAYOUT, "/v1/pay-runs/" + run + "/payments?limit=500" + cursor)
                    .send()
                    .expect(200)
                    .json();
            page.path("items").forEach(payments::add);
            if (!page.hasNonNull("next")) {
                return payments;
            }
            cursor = "&cursor=" + Call.segment(page.path("next").asText());
        }
    }

    /** Brings the bank's file, by which every payment settled. */
    public void bankSettles(String run, List<JsonNode> payments) {
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode payment : payments) {
            if (payment.path("amountMinor").asLong() > 0) {
                rows.add(Json.object()
                        .put("payment", payment.path("payment").asText())
                        .put("outcome", "settled")
                        .put("amountMinor", payment.path("amountMinor").asLong())
                        .put("reference", "bank-" + payment.path("payment").asText()));
            }
        }
        for (int from = 0; from < rows.size(); from += 500) {
            bring(run, rows.subList(from, Math.min(rows.size(), from + 500)));
        }
    }

    private void bring(String run, List<JsonNode> rows) {
        byte[] file = rows.stream()
                .map(row -> row + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        maker.post(Service.PAYOUT, "/v1/pay-runs/" + run + "/bank-answers?sha256=" + sha256(file))
                .body(Call.NDJSON, file)
                .send()
                .expect(200);
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
