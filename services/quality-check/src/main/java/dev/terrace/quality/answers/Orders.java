package dev.terrace.quality.answers;

import dev.terrace.quality.Vote;
import dev.terrace.quality.answers.Comparison.Outcome;
import dev.terrace.quality.answers.Comparison.Said;
import dev.terrace.shared.work.answers.AnswersLabel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All votes on one prompt, and the orders they come to. */
final class Orders {
    private final List<String> answers;
    private final List<Vote<AnswersLabel>> votes;
    private final Comparison[][] pairs;

    Orders(List<String> answers, List<Vote<AnswersLabel>> votes) {
        this.answers = answers;
        this.votes = votes;
        int n = answers.size();
        pairs = new Comparison[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                pairs[j][i] = compare(answers.get(j), answers.get(i));
            }
        }
    }

    private Comparison compare(String one, String other) {
        return new Comparison(votes.stream()
                .map(vote -> {
                    double accuracy = AnswersConsensus.accuracy(vote.skill());
                    return new Said(
                            AnswersConsensus.said(vote.label(), one, other),
                            AnswersConsensus.first(vote.label(), one, other),
                            accuracy,
                            FirstShown.bias(vote.skill(), accuracy));
                })
                .toList());
    }

    /** What is said of two answers, by number, the smaller first. */
    Comparison pair(int one, int other) {
        return pairs[one][other];
    }

    /** As sure as the least sure of what an order says of each two. */
    double confidence(AnswersLabel label) {
        double least = 1;
        for (int i = 0; i < answers.size(); i++) {
            for (int j = 0; j < i; j++) {
                Outcome said = AnswersConsensus.said(label, answers.get(j), answers.get(i));
                least = Math.min(least, pairs[j][i].probability(said));
            }
        }
        return least;
    }

    /**
     * The order by points, 1 for each answer that is better and a half for each equally good one. More than one where two outcomes
     * are equally likely, or where answers beat each other in a circle.
     */
    List<AnswersLabel> answers() {
        List<AnswersLabel> found = new ArrayList<>();
        boolean circle = false;
        for (int way = 0; way < ways(); way++) {
            Outcome[][] outcomes = outcomes(way);
            List<List<String>> order = order(outcomes);
            circle |= !isBorneOut(order, outcomes);
            AnswersLabel label = label(order);
            if (!found.contains(label)) {
                found.add(label);
            }
        }
        return circle ? given(found) : found;
    }

    /** Nothing tells which of the orders that somebody gave is right. */
    private List<AnswersLabel> given(List<AnswersLabel> byPoints) {
        Map<String, AnswersLabel> given = new TreeMap<>();
        byPoints.forEach(label -> given.put(label.order().toString(), label));
        votes.forEach(vote -> {
            AnswersLabel label = label(vote.label().order());
            given.put(label.order().toString(), label);
        });
        return List.copyOf(given.values());
    }

    private int ways() {
        int ways = 1;
        for (int i = 0; i < answers.size(); i++) {
            for (int j = 0; j < i; j++) {
                ways = Math.max(ways, pairs[j][i].best().size());
            }
        }
        return ways;
    }

    private Outcome[][] outcomes(int way) {
        int n = answers.size();
        Outcome[][] outcomes = new Outcome[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                List<Outcome> best = pairs[j][i].best();
                outcomes[j][i] = best.get(Math.min(way, best.size() - 1));
            }
        }
        return outcomes;
    }

    private List<List<String>> order(Outcome[][] outcomes) {
        double[] points = new double[answers.size()];
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < i; j++) {
                points[j] += outcomes[j][i].points();
                points[i] += 1 - outcomes[j][i].points();
            }
        }
        List<List<String>> order = new ArrayList<>();
        double[] falling =
                Arrays.stream(points).map(p -> -p).sorted().distinct().toArray();
        for (double level : falling) {
            List<String> equal = new ArrayList<>();
            for (int i = 0; i < points.length; i++) {
                if (points[i] == -level) {
                    equal.add(answers.get(i));
                }
            }
            order.add(equal);
        }
        return order;
    }

    /** Whether answers of equal points are held to be equal, and none is placed before one that is held to be better. */
    private boolean isBorneOut(List<List<String>> order, Outcome[][] outcomes) {
        AnswersLabel label = new AnswersLabel(order, null, List.of(), List.of(), Map.of());
        for (int i = 0; i < answers.size(); i++) {
            for (int j = 0; j < i; j++) {
                Outcome placed = AnswersConsensus.said(label, answers.get(j), answers.get(i));
                boolean equal = placed == Outcome.EQUAL;
                if (equal ? outcomes[j][i] != Outcome.EQUAL : placed.points() + outcomes[j][i].points() == 1) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The order with what those who gave it say beside: by how much, the lower median; the reasons that more than half give. */
    private AnswersLabel label(List<List<String>> order) {
        List<AnswersLabel> agree = votes.stream()
                .map(Vote::label)
                .filter(l -> answersByPlace(l.order()).equals(answersByPlace(order)))
                .toList();
        int[] by = agree.stream()
                .filter(l -> l.by() != null)
                .mapToInt(AnswersLabel::by)
                .sorted()
                .toArray();
        Map<String, Integer> reasons = new TreeMap<>();
        agree.forEach(l -> l.reasons().forEach(reason -> reasons.merge(reason, 1, Integer::sum)));
        return new AnswersLabel(
                answersByPlace(order),
                by.length == 0 ? null : by[(by.length - 1) / 2],
                List.of(),
                reasons.entrySet().stream()
                        .filter(e -> e.getValue() * 2 > agree.size())
                        .map(Map.Entry::getKey)
                        .toList(),
                Map.of());
    }

    private static List<List<String>> answersByPlace(List<List<String>> order) {
        return order.stream().map(equal -> equal.stream().sorted().toList()).toList();
    }
}
