package dev.terrace.tools.guarantee;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;

/** 5. Late, duplicate and refused work is answered row by row with what happened to it. */
final class NothingDropped implements Guarantee {
    private static final Set<String> OUTCOMES =
            Set.of("stored", "duplicate", "late-counted", "late-paid-not-used", "refused");

    @Override
    public String promise() {
        return "every row that was sent is answered with what became of it";
    }

    @Override
    public void check(Evidence evidence, Consumer<Violation> broken) {
        for (Document submission :
                evidence.stores().dispatch().getCollection("submissions").find()) {
            String id = "submissions/" + Docs.id(submission);
            if (!Docs.has(submission, "answers")) {
                broken.accept(new Violation(id, "is not answered"));
                continue;
            }
            List<Document> answers = Docs.list(submission, "answers");
            long rows = Docs.text(submission, "body")
                    .lines()
                    .filter(row -> !row.isBlank())
                    .count();
            if (answers.size() != rows) {
                broken.accept(new Violation(id, "has " + rows + " rows and " + answers.size() + " answers"));
            }
            for (Document answer : answers) {
                String outcome = Docs.text(answer, "outcome");
                if (!OUTCOMES.contains(outcome)
                        || outcome.equals("refused")
                                && Docs.text(answer, "reason").isEmpty()) {
                    broken.accept(new Violation(id, "an answer says nothing: " + answer));
                }
            }
        }
        evidence.stores()
                .lots(lot -> lot.panelLabels().stream()
                        .filter(label -> !Docs.yes(label.label(), "counted") && !label.hasVerdict())
                        .forEach(label -> broken.accept(new Violation(label.id(), "came late and was never paid"))));
    }
}
