package dev.terrace.ingestion;

import static org.awaitility.Awaitility.await;

import dev.terrace.ingestion.Web.Answer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The datasets that tests upload, wait for and withdraw. */
final class Datasets {

    private Datasets() {}

    static String rows(int from, int to) {
        return IntStream.range(from, to).mapToObj(Datasets::row).collect(Collectors.joining());
    }

    static String row(int i) {
        return "{\"id\":\"item-" + i + "\",\"media\":\"https://media.example/" + i
                + ".jpg\",\"width\":640,\"height\":480}\n";
    }

    /** A dataset of images; the meta of each is its number. */
    static String images(Web as, String project, int items) {
        String row = "{\"id\":\"item-%d\",\"media\":\"https://media.example/%d.jpg\",\"meta\":{\"n\":%d}}\n";
        String rows =
                IntStream.range(0, items).mapToObj(i -> row.formatted(i, i, i)).collect(Collectors.joining());
        return as.upload(project, Web.NDJSON, Web.key(), rows).expect(201).text("dataset");
    }

    static void awaitState(Web as, String dataset, String state) {
        await().until(() -> as.get("/v1/datasets/" + dataset).text("state").equals(state));
    }

    static Answer withdraw(Web as, String dataset, String body) {
        return as.post("/v1/datasets/" + dataset + "/withdrawals", body, "Content-Type", "application/json");
    }
}
