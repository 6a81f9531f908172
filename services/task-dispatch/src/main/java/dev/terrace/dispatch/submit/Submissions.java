package dev.terrace.dispatch.submit;

import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.MongoLots;
import dev.terrace.dispatch.MongoPacks;
import dev.terrace.dispatch.MongoSubmissions;
import dev.terrace.dispatch.Pack;
import dev.terrace.dispatch.Refusal;
import dev.terrace.dispatch.Roster;
import dev.terrace.dispatch.Submission;
import dev.terrace.dispatch.Submission.Answer;
import dev.terrace.dispatch.submit.Submitting.Sender;
import dev.terrace.shared.project.MongoProjects;
import dev.terrace.shared.store.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides a stored submission: lot by lot, then its answers, then the end of the pack. Whatever was done before a crash is
 * found done by the repeat.
 */
@ApplicationScoped
class Submissions {
    private final MongoSubmissions submissions;
    private final MongoLots lots;
    private final MongoPacks packs;
    private final MongoProjects projects;
    private final Roster roster;
    private final Rows rows;

    Submissions(
            MongoSubmissions submissions,
            MongoLots lots,
            MongoPacks packs,
            MongoProjects projects,
            Roster roster,
            Rows rows) {
        this.submissions = submissions;
        this.lots = lots;
        this.packs = packs;
        this.projects = projects;
        this.roster = roster;
        this.rows = rows;
    }

    /** @return the answers, in the order of the rows */
    List<Answer> decide(Submission submission, Pack pack, Instant now) {
        List<Row> read = rows.read(submission.body());
        Answer[] answers = new Answer[read.size()];
        Map<String, Map<Integer, Row.Label>> byLot = new LinkedHashMap<>();
        Set<String> workers = new HashSet<>();
        for (int i = 0; i < answers.length; i++) {
            switch (read.get(i)) {
                case Row.Unreadable row ->
                    answers[i] = Answer.refused(row.unit(), row.attempt(), row.reason(), row.detail());
                case Row.Label row
                when pack.lots().contains(row.unit().lot().toString()) -> {
                    byLot.computeIfAbsent(row.unit().lot().toString(), _ -> new TreeMap<>())
                            .put(i, row);
                    workers.add(Objects.requireNonNullElse(row.worker(), ""));
                }
                case Row.Label row -> answers[i] = notInPack(row);
            }
        }
        if (pack.worker() != null) {
            workers.add(pack.worker());
        }
        Sender sender = new Sender(
                submission.id(),
                pack,
                roster.of(pack.site()).county(),
                roster.ofSite(pack.site(), workers),
                submission.receivedAt());
        boolean left = false;
        for (var some : byLot.entrySet()) {
            Decided decided =
                    decide(some.getKey(), sender, List.copyOf(some.getValue().values()));
            int next = 0;
            for (int i : some.getValue().keySet()) {
                answers[i] = decided.answers().get(next++);
            }
            left |= decided.lot().isLeasedBy(pack.id());
        }
        List<Answer> all = Arrays.asList(answers);
        submissions.answer(submission.answered(all));
        if (!left && !byLot.isEmpty()) {
            end(pack, byLot.keySet(), now);
        }
        return all;
    }

    private Decided decide(String lot, Sender sender, List<Row.Label> rows) {
        return lots.change(lot, known -> {
                    Outcome<Lot, List<Answer>> outcome =
                            Submitting.submit(known, lots.content(lot), projects.terms(known.terms()), sender, rows);
                    return new Outcome<>(
                            outcome.state(), outcome.events(), new Decided(outcome.state(), outcome.answer()));
                })
                .orElseThrow();
    }

    /** Ends the pack if none of its other lots has a unit leased to it either. */
    private void end(Pack pack, Set<String> looked, Instant now) {
        List<String> others =
                pack.lots().stream().filter(lot -> !looked.contains(lot)).toList();
        if (others.isEmpty() || lots.find(others).stream().noneMatch(lot -> lot.isLeasedBy(pack.id()))) {
            packs.done(pack, now);
        }
    }

    private static Answer notInPack(Row.Label row) {
        return Answer.refused(
                row.unit().toString(),
                row.attempt(),
                Refusal.UNIT_NOT_IN_PACK,
                "Send the label to the pack that the unit came with");
    }

    private record Decided(Lot lot, List<Answer> answers) {}
}
