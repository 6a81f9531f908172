package dev.terrace.dispatch.submit;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.LotContent;
import dev.terrace.dispatch.Pack;
import dev.terrace.dispatch.Samples;
import dev.terrace.dispatch.Submission.Answer;
import dev.terrace.dispatch.Worker;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.UnitId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lets tests of the whole machine submit. */
public final class SubmitMoves {
    private SubmitMoves() {}

    /** A row of a submission, at a second of its own. */
    public record Sending(
            Pack pack, String submission, int second, UnitId unit, int attempt, String worker, String name) {}

    public static Outcome<Lot, List<Answer>> submit(
            Lot lot, LotContent content, Terms terms, Collection<String> workers, Sending sending) {
        Sender sender = new Sender(
                sending.submission(),
                new Sender.Scope(
                        sending.pack().site(),
                        sending.pack().id(),
                        sending.pack().worker()),
                "county",
                workers(sending.pack().site(), workers),
                Samples.NOON.plusSeconds(sending.second()));
        var label = new ObjectMapper().createObjectNode().put("class", sending.name());
        Row.Label row = new Row.Label(sending.unit(), sending.attempt(), sending.worker(), label, 0);
        Outcome<Lot, Submitting.Decided> outcome = Submitting.submit(lot, content, terms, sender, List.of(row));
        return new Outcome<>(outcome.state(), outcome.events(), outcome.answer().answers());
    }

    static Map<String, Worker> workers(String site, Collection<String> ids) {
        return ids.stream().collect(Collectors.toMap(id -> id, id -> Worker.registered(id, site, "t", Samples.NOON)));
    }
}
