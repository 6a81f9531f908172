package dev.terrace.systemtests.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Json;
import dev.terrace.tools.client.Pause;
import dev.terrace.tools.demo.PaymentFile;
import dev.terrace.tools.people.Client;
import dev.terrace.tools.people.Finance;
import dev.terrace.tools.people.Progress;
import dev.terrace.tools.people.Reviewer;
import dev.terrace.tools.site.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Twelve items in three lots, from upload to payment, with one unit on which two workers differ, one on which three do, and one of
 * which the right label is known. States every event of it; another one on any topic fails the test.
 */
class UploadToPayoutIT {
    private static final int CONTESTED = 7;
    private static final int HOPELESS = 3;
    private static final int GOLD = 11;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Terrace terrace = Terrace.started();
    private final Client client = new Client(terrace.callers().client("c-whole"));
    private final Tally tally = new Tally();
    private final Set<String> expected = new TreeSet<>();

    @Test
    void twelveItemsBecomePay() {
        Desk hill = new Desk(terrace, "s-hill", "w-hill-1", "w-hill-2");
        Desk lake = new Desk(terrace, "s-lake", "w-lake-1");
        try (Topics topics = Topics.fromNow(terrace.place().bootstrap())) {
            ObjectNode terms = Desk.project("Twelve animals", 2, 3, "cat", "dog", "cow");
            terms.putObject("dispatch").put("lotUnits", 5);
            String project = client.project("whole", terms);
            List<ObjectNode> items = Desk.items(12);
            items.get(GOLD).putObject("gold").put("class", "cat");
            String dataset = client.upload("whole", project, items);
            expected.add("project.versioned:" + project + "/1");
            expected.add("project.directed:" + project + "/1");
            expectLots(dataset);

            JsonNode first = hill.pull(project, 12, 24);
            assertFalse(first.toString().contains("gold"), "a site can tell which unit is gold");
            expectLabelled(
                    hill.submit(first, Desk.rows(first, "w-hill-1", unit -> "cat"), "stored", tally), dataset, 0, 1, 2);
            JsonNode second = lake.pull(project, 12, 12);
            expectLabelled(
                    lake.submit(second, Desk.rows(second, "w-lake-1", UploadToPayoutIT::contrary), "stored", tally),
                    dataset,
                    0,
                    1,
                    2);
            JsonNode third = hill.pull(project, 2, 2);
            expectLabelled(
                    hill.submit(
                            third,
                            Desk.rows(third, "w-hill-2", unit -> Desk.item(unit) == HOPELESS ? "cow" : "cat"),
                            "stored",
                            tally),
                    dataset,
                    0,
                    1);
            review(project);
            expectJudged(dataset);
            assertTrue(Pause.until(() -> client.progress(dataset).done(), PATIENCE));
            assertEquals(new Progress(12, 12, 0, 24, 0, 2, 24 * 80_000L), client.progress(dataset));
            assertResolutions(dataset);
            pay();
            terrace.assertGuarantees(tally);
            assertEquals(
                    expected,
                    topics.drain().stream().map(Topics.Seen::id).collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    private static String contrary(JsonNode unit) {
        return Desk.item(unit) == CONTESTED || Desk.item(unit) == HOPELESS ? "dog" : "cat";
    }

    private void expectLots(String dataset) {
        for (int lot = 0; lot < 3; lot++) {
            expected.add("lot.created:%s.%d".formatted(dataset, lot));
        }
        expected.add("gold.given:%s.2".formatted(dataset));
    }

    private void expectLabelled(JsonNode submission, String dataset, int... lots) {
        for (int lot : lots) {
            expected.add("lot.labelled:%s:%s.%d"
                    .formatted(submission.path("submission").asText(), dataset, lot));
        }
    }

    /** The first lot asks for a third label, then for a reviewer; the second asks once; the third needs nothing. */
    private void expectJudged(String dataset) {
        for (String judgement : List.of("0/1", "0/2", "0/3", "1/1", "1/2", "2/1")) {
            expected.add("lot.judged:%s.%s".formatted(dataset, judgement));
        }
    }

    private void review(String project) {
        Reviewer reviewer = new Reviewer(
                terrace.callers().reviewer(), review -> Json.object().put("class", "cow"));
        assertTrue(Pause.until(() -> reviewer.settle(project) == 1, PATIENCE), "one unit comes under review");
    }

    private void assertResolutions(String dataset) {
        List<JsonNode> rows = client.resolutions(dataset);
        assertEquals(12, rows.size());
        for (JsonNode row : rows) {
            int item = Integer.parseInt(row.path("item").asText().replace("item-", ""));
            assertEquals(
                    item == HOPELESS ? "cow" : "cat",
                    row.path("label").path("class").asText());
            assertEquals(
                    item == HOPELESS ? "review" : item == GOLD ? "gold" : "consensus",
                    row.path("by").asText());
        }
    }

    private void pay() {
        Finance finance =
                new Finance(terrace.callers().maker(), terrace.callers().checker());
        JsonNode draft = finance.draft("whole", "CNY");
        String run = draft.path("run").asText();
        finance.approve(draft);
        PaymentFile file = PaymentFile.read(finance.file(run));
        assertTrue(file.adds());
        assertEquals(draft.path("totals").path("sha256").asText(), file.sha256());
        expected.add("payrun.approved:" + run);
        finance.bankSettles(run, finance.payments(run));
        file.lines().forEach(line -> expected.add("payment.settled:" + line.payment() + ":settled"));
    }
}
