package dev.terrace.quality;

import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.Label.ClassLabel;
import java.util.ArrayList;
import java.util.List;

/**
 * The posterior over the classes: each is as likely as any other before anybody speaks; a worker of accuracy q says the
 * true class with probability q and each of the others with (1 − q) / (classes − 1). In logarithms each label then adds
 * ln(q (classes − 1) / (1 − q)) to its class and nothing to the others.
 */
record ClassConsensus(List<String> classes) implements Consensus {
    private static final double TIE = 1e-9;

    @Override
    public double similarity(Label one, Label other) {
        return one.equals(other) ? 1 : 0;
    }

    @Override
    public Proposal propose(List<PanelLabel> labels, Skills skills) {
        double[] posterior = posterior(labels, skills);
        double best = 0;
        for (double p : posterior) {
            best = Math.max(best, p);
        }
        List<Label> answers = new ArrayList<>(1);
        for (int c = 0; c < posterior.length; c++) {
            if (posterior[c] >= best * (1 - TIE)) {
                answers.add(new ClassLabel(classes.get(c)));
            }
        }
        List<Double> agrees = new ArrayList<>(labels.size());
        labels.forEach(label -> agrees.add(posterior[index(label)]));
        return new Proposal(List.copyOf(answers), best, List.copyOf(agrees));
    }

    private double[] posterior(List<PanelLabel> labels, Skills skills) {
        double[] p = new double[classes.size()];
        if (p.length == 1) {
            return new double[] {1};
        }
        double max = 0;
        for (PanelLabel label : labels) {
            double q = skills.of(label.worker()).accuracy(p.length);
            int c = index(label);
            p[c] += Math.log(q * (p.length - 1) / (1 - q));
            max = Math.max(max, p[c]);
        }
        double sum = 0;
        for (int c = 0; c < p.length; c++) {
            p[c] = Math.exp(p[c] - max);
            sum += p[c];
        }
        for (int c = 0; c < p.length; c++) {
            p[c] /= sum;
        }
        return p;
    }

    private int index(PanelLabel label) {
        int index = label.label() instanceof ClassLabel c ? classes.indexOf(c.name()) : -1;
        if (index < 0) {
            throw new IllegalArgumentException("attempt %d is not a class of this project".formatted(label.attempt()));
        }
        return index;
    }
}
