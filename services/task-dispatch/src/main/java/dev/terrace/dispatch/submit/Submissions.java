package dev.terrace.dispatch.submit;

import dev.terrace.dispatch.MongoLots;
import dev.terrace.dispatch.MongoSubmissions;
import dev.terrace.dispatch.Refusal;
import dev.terrace.dispatch.Submission;
import dev.terrace.dispatch.Submission.Answer;
import dev.terrace.dispatch.submit.Submitting.Decided;
import dev.terrace.shared.project.MongoProjects;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides a stored submission: lot by lot, then its answers, then the end of its packs. Whatever was done before a crash is
 * found done by the repeat.
 */
@ApplicationScoped
class Submissions {
    private final MongoSubmissions submissions;
    private final MongoLots lots;
    private final MongoProjects projects;
    private final Senders senders;
    private final Rows rows;

    Submissions(MongoSubmissions submissions, MongoLots lots, MongoProjects projects, Senders senders, Rows rows) {
        this.submissions = submissions;
        this.lots = lots;
        this.projects = projects;
        this.senders = senders;
        this.rows = rows;
    }

    /** @return the answers, in the order of the rows */
    List<Answer> decide(Submission submission, Instant now) {
        List<Row> read = rows.read(submission.body());
        Answer[] answers = new Answer[read.size()];
        Map<String, Map<Integer, Row.Label>> byLot = new LinkedHashMap<>();
        Set<String> workers = new HashSet<>();
        for (int i = 0; i < answers.length; i++) {
            switch (read.get(i)) {
                case Row.Unreadable row ->
                    answers[i] = Answer.refused(row.unit(), row.attempt(), row.reason(), row.detail());
                case Row.Label row -> {
                    byLot.computeIfAbsent(row.unit().lot().toString(), _ -> new TreeMap<>())
                            .put(i, row);
                    workers.add(Objects.requireNonNullElse(row.worker(), ""));
                }
            }
        }
        Senders.Known known = senders.of(submission, workers);
        List<Decided> decided = new ArrayList<>();
        byLot.forEach((lot, some) -> {
            List<Answer> answered = decide(lot, known, List.copyOf(some.values()), decided);
            int next = 0;
            for (int i : some.keySet()) {
                answers[i] = answered.get(next++);
            }
        });
        List<Answer> all = Arrays.asList(answers);
        submissions.answer(submission.answered(all));
        senders.settle(known, read, all, decided, now);
        return all;
    }

    private List<Answer> decide(String lot, Senders.Known known, List<Row.Label> rows, List<Decided> all) {
        if (!known.mayBeOf(lot)) {
            return notInPack(rows);
        }
        return lots.change(
                        lot,
                        stored -> Submitting.submit(
                                stored, lots.content(lot), projects.terms(stored.terms()), known.sender(), rows))
                .map(decided -> {
                    all.add(decided);
                    return decided.answers();
                })
                .orElseGet(() -> notInPack(rows));
    }

    private static List<Answer> notInPack(List<Row.Label> rows) {
        return rows.stream()
                .map(row -> Answer.refused(
                        row.unit().toString(),
                        row.attempt(),
                        Refusal.UNIT_NOT_IN_PACK,
                        "Send the label to the pack that the unit came with"))
                .toList();
    }
}
