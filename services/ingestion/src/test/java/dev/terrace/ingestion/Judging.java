package dev.terrace.ingestion;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotJudged.Outcome;
import dev.terrace.shared.event.LotJudged.Resolution;
import dev.terrace.shared.event.LotJudged.Verdict;
import dev.terrace.shared.event.LotJudged.Withdrawal;
import dev.terrace.shared.work.JsonText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Quality-check as a test plays it. */
final class Judging {

    private final Topics topics;
    private final ObjectMapper json;

    Judging(Topics topics, ObjectMapper json) {
        this.topics = topics;
        this.json = json;
    }

    /** Waits for so many lots of a dataset. */
    Map<String, LotCreated> lots(String dataset, int count) throws Exception {
        Map<String, LotCreated> lots = new HashMap<>();
        while (lots.size() < count) {
            var record = topics.read("terrace.lots", r -> r.key().startsWith(dataset) && !lots.containsKey(r.key()));
            lots.put(record.key(), json.readValue(record.value(), LotCreated.class));
        }
        return lots;
    }

    /** Two judgements of a lot: half of its units each; in the first lot a unit is withdrawn. */
    static List<LotJudged> judgements(LotCreated lot) {
        boolean first = lot.lot().endsWith(".0");
        List<LotJudged> judged = new ArrayList<>();
        for (int half = 0; half < 2; half++) {
            List<Verdict> verdicts = new ArrayList<>();
            List<Resolution> resolutions = new ArrayList<>();
            List<Withdrawal> withdrawn = new ArrayList<>();
            for (int unit = half; unit < lot.units().size(); unit += 2) {
                boolean bad = first && unit == 0;
                verdicts.add(verdict(unit, 1, bad ? Cause.BAD_MEDIA : null));
                verdicts.add(verdict(unit, 2, null));
                if (bad) {
                    withdrawn.add(new Withdrawal(unit, Cause.BAD_MEDIA));
                } else {
                    resolutions.add(resolution(unit, "dog"));
                }
            }
            judged.add(new LotJudged(
                    lot.lot() + "/" + half, lot.lot(), lot.terms(), verdicts, resolutions, withdrawn, List.of()));
        }
        return judged;
    }

    void publish(LotJudged judged) {
        try {
            topics.send(
                    "terrace.judgements", judged.lot(), "dev.terrace.lot.judged.v1", json.writeValueAsBytes(judged));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Verdict verdict(int unit, int attempt, Cause cause) {
        Outcome outcome = cause == null ? Outcome.ACCEPTED : Outcome.REJECTED;
        return new Verdict(unit, attempt, "s-1", "c-1", "w-" + attempt, "sub", true, outcome, cause, 1, 1, null, null);
    }

    static Resolution resolution(int unit, String name) {
        return new Resolution(
                unit, new JsonText("{\"class\":\"%s\"}".formatted(name)), 0.95, List.of(), 2, By.CONSENSUS);
    }
}
