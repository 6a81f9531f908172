package dev.terrace.tools.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.tools.client.Api;
import dev.terrace.tools.client.Call;
import dev.terrace.tools.client.Json;
import dev.terrace.tools.client.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One payment followed back to an item it was earned with, as an auditor follows it, service by service. */
final class Trail {
    private final Api auditor;
    private final List<String> steps = new ArrayList<>();

    Trail(Api auditor) {
        this.auditor = auditor;
    }

    /** One step a line: what it is, its id, and what there is to know of it. */
    List<String> of(String payment) {
        JsonNode trace = get(Service.PAYOUT, "/v1/payments/%s/trace?limit=1", payment);
        JsonNode paid = trace.path("payment");
        JsonNode run = trace.path("run");
        JsonNode source = trace.path("sources").path(0);
        JsonNode line = source.path("lines").path(0);
        step(
                "payment",
                payment,
                money(paid.path("amountMinor").asLong() * 10_000, paid) + ", "
                        + paid.path("state").asText());
        step(
                "pay run",
                run.path("run").asText(),
                "%s payments, made by %s, approved by %s"
                        .formatted(
                                run.path("totals").path("payments").asText(),
                                run.path("maker").asText(),
                                run.path("decision").path("by").asText()));
        step("entry", source.path("entry").asText(), money(source.path("micros").asLong(), paid) + " of it");
        String label = line.path("label").asText();
        step(
                "verdict",
                source.path("judgement").asText(),
                line.path("verdict").path("outcome").asText() + "; pays "
                        + money(line.path("micros").asLong(), paid));
        JsonNode submission = get(
                Service.DISPATCH, "/v1/submissions/%s", line.path("submission").asText());
        step("label", label, said(submission.path("body").asText(), label));
        step(
                "submission",
                submission.path("submission").asText(),
                "from %s at %s"
                        .formatted(
                                submission.path("site").asText(),
                                submission.path("receivedAt").asText()));
        JsonNode unit = get(Service.INGESTION, "/v1/units/%s", line.path("unit").asText());
        step(
                "unit",
                unit.path("unit").asText(),
                "resolved as " + unit.path("resolution").path("label"));
        step("item", unit.path("item").path("id").asText(), "the client's own name for it");
        step(
                "dataset",
                unit.path("dataset").asText(),
                "of project " + unit.path("project").asText());
        return steps;
    }

    private JsonNode get(Service service, String path, String id) {
        return auditor.get(service, path.formatted(Call.segment(id)))
                .send()
                .expect(200)
                .json();
    }

    private void step(String what, String id, String more) {
        steps.add(String.format(Locale.ROOT, "%-11s %-34s %s", what, id, more));
    }

    /** What the worker answered, as the submission has it. */
    private static String said(String body, String label) {
        for (String row : body.split("\n")) {
            JsonNode said = row.isBlank() ? Json.object() : Json.parse(row);
            if (label.equals(
                    said.path("unit").asText() + "#" + said.path("attempt").asText())) {
                return "%s said %s".formatted(said.path("worker").asText(), said.path("label"));
            }
        }
        return "";
    }

    private static String money(long micros, JsonNode paid) {
        return String.format(
                Locale.ROOT, "%.4f %s", micros / 1e6, paid.path("currency").asText());
    }
}
