package dev.terrace.dispatch.submit;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.LotContent;
import dev.terrace.dispatch.Pack;
import dev.terrace.dispatch.Samples;
import dev.terrace.dispatch.Submission.Answer;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.UnitId;
import java.util.List;
import java.util.Set;

/** Lets tests of the whole machine submit. */
public final class SubmitMoves {
    private SubmitMoves() {}

    public static Outcome<Lot, List<Answer>> submit(
            Lot lot,
            LotContent content,
            Terms terms,
            Pack pack,
            Set<String> workers,
            String submission,
            UnitId unit,
            int attempt,
            String worker) {
        Submitting.Sender sender = new Submitting.Sender(submission, pack, "county", workers, Samples.NOON);
        var label = new ObjectMapper().createObjectNode().put("class", "cat");
        return Submitting.submit(lot, content, terms, sender, List.of(new Row.Label(unit, attempt, worker, label, 0)));
    }
}
