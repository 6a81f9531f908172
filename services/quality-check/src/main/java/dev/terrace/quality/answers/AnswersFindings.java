package dev.terrace.quality.answers;

import dev.terrace.quality.Finding;
import dev.terrace.quality.Findings;
import dev.terrace.quality.answers.Comparison.Outcome;
import dev.terrace.shared.work.answers.AnswersLabel;
import java.util.ArrayList;
import java.util.List;

/** What is said of an order beside the one that is held to be right: of each two answers. */
final class AnswersFindings {
    private AnswersFindings() {}

    static Findings of(AnswersLabel label, AnswersLabel right) {
        List<String> answers = AnswersConsensus.answers(right);
        List<Finding> list = new ArrayList<>();
        int all = 0;
        int agreed = 0;
        for (int i = 0; i < answers.size(); i++) {
            for (int j = 0; j < i; j++) {
                String one = answers.get(j);
                String other = answers.get(i);
                Outcome hers = AnswersConsensus.said(label, one, other);
                Outcome theirs = AnswersConsensus.said(right, one, other);
                all++;
                if (hers == theirs) {
                    agreed++;
                } else {
                    list.add(finding(hers, theirs, one, other));
                }
            }
        }
        if (list.isEmpty()) {
            list.add(Finding.right("order"));
        }
        return new Findings(list, agreed, all);
    }

    private static Finding finding(Outcome hers, Outcome theirs, String one, String other) {
        if (theirs == Outcome.EQUAL) {
            return Finding.wrong("no-tie", "order", "%s and %s are equally good".formatted(one, other));
        }
        String better = theirs == Outcome.ONE ? one : other;
        return hers == Outcome.EQUAL
                ? Finding.wrong("tie-said", "order", "%s and %s are not equally good".formatted(one, other))
                : Finding.wrong("other-way", "order", "%s is better".formatted(better));
    }
}
