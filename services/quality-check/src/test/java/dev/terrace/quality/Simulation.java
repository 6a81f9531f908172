package dev.terrace.quality;

import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * People who err as people do, and what their labels come to: one person alone, the plain mean of several, and the consensus.
 *
 * @param truth makes a label that is right
 * @param drawn what a person makes of it
 * @param mean what somebody would make of several labels who knows no better
 */
public record Simulation<L extends Label>(
        Consensus<L> consensus, Task task, Function<Random, L> truth, Drawing<L> drawn, Function<List<L>, L> mean) {

    /** How a person differs from what is right. */
    @FunctionalInterface
    public interface Drawing<L> {
        L draw(L truth, Person person, Random random);
    }

    /**
     * How often somebody errs, and how far.
     *
     * @param misses share of objects that she does not mark
     * @param mistakes share of objects that she takes for something else
     * @param invents share of objects that she marks where nothing is
     * @param jitter of sides, as a share of the size
     * @param lazy share of units that she sends empty
     */
    public record Person(double misses, double mistakes, double invents, double jitter, double lazy) {

        static Person of(Random random) {
            double care = random.nextDouble();
            return new Person(
                    .02 + .14 * care,
                    .02 + .12 * care,
                    .02 + .14 * care,
                    .02 + .10 * random.nextDouble(),
                    random.nextInt(9) == 0 ? .3 : 0);
        }
    }

    /** The share of objects that are right, and of units told at .95 or more those without a fault. */
    public record Shares(double one, double mean, double consensus, double learnt, double sure) {}

    private static final class Sum {
        private double right;
        private double all;

        void add(double right, double all) {
            this.right += right;
            this.all += all;
        }

        double share() {
            return all == 0 ? 1 : right / all;
        }
    }

    /** Plays so many units of so many labels each, by eleven people. */
    public Shares play(long seed, int units, int labels) {
        Random random = new Random(seed);
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            people.add(Person.of(random));
        }
        Map<Integer, Skill> skills = new HashMap<>();
        Sum[] sums = {new Sum(), new Sum(), new Sum(), new Sum(), new Sum()};
        for (int unit = 0; unit < units; unit++) {
            L right = truth.apply(random);
            List<Integer> who = random.ints(0, people.size())
                    .distinct()
                    .limit(labels)
                    .boxed()
                    .toList();
            List<L> sent = who.stream()
                    .map(w -> random.nextDouble() < people.get(w).lazy()
                            ? drawn.draw(right, new Person(1, 0, 0, 0, 0), random)
                            : drawn.draw(right, people.get(w), random))
                    .toList();
            count(sums[0], sent.getFirst(), right);
            count(sums[1], mean.apply(sent), right);
            Proposal<L> unknown = consensus.propose(task, votes(sent, who, Map.of()));
            count(sums[2], unknown.answers().getFirst(), right);
            List<Vote<L>> known = votes(sent, who, skills);
            Proposal<L> learnt = consensus.propose(task, known);
            count(sums[3], learnt.answers().getFirst(), right);
            if (learnt.confidence() >= .95) {
                sums[4].add(consensus.similarity(learnt.answers().getFirst(), right) >= .5 ? 1 : 0, 1);
            }
            for (int i = 0; i < labels; i++) {
                List<Vote<L>> others = new ArrayList<>(known);
                Vote<L> hers = others.remove(i);
                skills.merge(
                        who.get(i),
                        Skill.UNKNOWN.learn(consensus.evidence(task, hers, others)),
                        (a, b) -> a.learn(consensus.evidence(task, hers, others)));
            }
        }
        return new Shares(sums[0].share(), sums[1].share(), sums[2].share(), sums[3].share(), sums[4].share());
    }

    private void count(Sum sum, L label, L right) {
        Findings findings = consensus.findings(task, label, right);
        sum.add(findings.right(), findings.all());
    }

    private List<Vote<L>> votes(List<L> labels, List<Integer> who, Map<Integer, Skill> skills) {
        List<Vote<L>> votes = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            votes.add(new Vote<>(i + 1, labels.get(i), skills.getOrDefault(who.get(i), Skill.UNKNOWN)));
        }
        return votes;
    }

    /** Says the shares where somebody may read them. */
    public static Shares print(String kind, long seed, Shares shares) {
        say("%s, seed %d: one %.3f, mean %.3f, consensus %.3f, with skill %.3f; of those told at .95 right %.3f"
                .formatted(
                        kind, seed, shares.one(), shares.mean(), shares.consensus(), shares.learnt(), shares.sure()));
        return shares;
    }

    /** Puts a figure into the log of the tests. */
    public static void say(String figure) {
        System.getLogger(Simulation.class.getName()).log(System.Logger.Level.INFO, figure);
    }
}
