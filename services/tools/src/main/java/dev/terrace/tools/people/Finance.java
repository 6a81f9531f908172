package dev.terrace.tools.people;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.tools.client.Answer;
import dev.terrace.tools.client.Api;
import dev.terrace.tools.client.Call;
import dev.terrace.tools.client.Json;
import dev.terrace.tools.client.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finance: one person makes a pay run, another approves exactly what she was shown, the bank answers. */
public final class Finance {
    private final Api maker;
    private final Api checker;

    public Finance(Api maker, Api checker) {
        this.maker = maker;
        this.checker = checker;
    }

    /** A draft that somebody left open is rejected first: only one of a currency may be.
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
        return checker.get(Service.PAYOUT, "/v1/pay-runs/" + run + "/file")
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

    /** Tells Terrace what the bank did: every payment of the file settled. */
    public void bankSettles(String run, List<JsonNode> payments) {
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode payment : payments) {
            if (payment.path("amountMinor").asLong() == 0) {
                continue;
            }
            rows.add(Json.object()
                    .put("payment", payment.path("payment").asText())
                    .put("outcome", "settled"));
        }
        for (int from = 0; from < rows.size(); from += 500) {
            maker.post(Service.PAYOUT, "/v1/pay-runs/" + run + "/bank-answers")
                    .ndjson(rows.subList(from, Math.min(rows.size(), from + 500)))
                    .newKey()
                    .send()
                    .expect(200, 201, 204);
        }
    }
}
