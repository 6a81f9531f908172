package dev.terrace.quality;

import dev.terrace.quality.PanelLabel.Verdict;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotLabelled;
import dev.terrace.shared.event.LotLabelled.Submitted;
import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.Label.Box;
import dev.terrace.shared.work.Label.BoxesLabel;
import dev.terrace.shared.work.Label.ClassLabel;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small lots, labels and skills to test with. */
public final class Sample {
    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    public static final String LOT = "d-1.0";

    private Sample() {}

    public static Terms classes(int min, int max, double confidence, String... classes) {
        return terms(new LabelSchema.Classes(List.of(classes)), min, max, confidence);
    }

    public static Terms boxes(int min, int max, double confidence, String... classes) {
        return terms(new LabelSchema.Boxes(List.of(classes), 50), min, max, confidence);
    }

    private static Terms terms(LabelSchema schema, int min, int max, double confidence) {
        return new Terms(
                "acme",
                "p-1",
                1,
                schema,
                null,
                new Terms.Quality(min, max, confidence, false),
                new Terms.Price("CNY", 80_000, 40_000, 1000, 500),
                new Terms.Dispatch(5, 1, null, 600, 50));
    }

    public static ClassLabel named(String name) {
        return new ClassLabel(name);
    }

    public static BoxesLabel drawn(Box... boxes) {
        return new BoxesLabel(List.of(boxes));
    }

    public static Box box(String name, double x, double y, double width, double height) {
        return new Box(name, x, y, x + width, y + height);
    }

    /** A label that counts, of worker {@code w<attempt>}. */
    public static Submitted label(int unit, int attempt, Label label, int wanted, int max) {
        return label(unit, attempt, label, true, wanted, max);
    }

    public static Submitted label(int unit, int attempt, Label label, boolean counted, int wanted, int max) {
        String worker = "w" + attempt;
        return new Submitted(
                unit, attempt, "s-" + worker, "c-1", worker, "sub-" + attempt, label, counted, wanted, max, NOW);
    }

    public static LotLabelled event(Terms terms, Submitted... labels) {
        return new LotLabelled(LOT, terms, List.of(labels));
    }

    /** A lot with these labels, none of them judged. */
    public static Lot lot(Terms terms, Submitted... labels) {
        return Lot.empty(LOT, terms).join(event(terms, labels));
    }

    /** The labels of a panel, attempts from 1. */
    public static List<PanelLabel> panel(Label... labels) {
        List<PanelLabel> panel = new ArrayList<>();
        for (Label label : labels) {
            panel.add(PanelLabel.of(label(0, panel.size() + 1, label, labels.length, labels.length), 0));
        }
        return panel;
    }

    /** A skill of exactly this accuracy, where it is a whole number of twentieths. */
    public static Skill accuracy(double accuracy) {
        return new Skill(20 * accuracy - 8, 10);
    }

    public static Skills skills(double... accuracies) {
        Map<String, Skill> byWorker = new java.util.HashMap<>();
        for (double accuracy : accuracies) {
            byWorker.put("w" + (byWorker.size() + 1), accuracy(accuracy));
        }
        return new Skills(byWorker);
    }

    public static Panel panelOf(Lot lot, int unit) {
        return lot.panel(unit).orElseThrow();
    }

    /** {@code accepted}, or the cause of the rejection, of each label of the unit; null where it is not judged. */
    public static List<@Nullable String> verdicts(Lot lot, int unit) {
        List<@Nullable String> verdicts = new ArrayList<>();
        for (PanelLabel label : panelOf(lot, unit).labels()) {
            Verdict verdict = label.verdict();
            Cause cause = verdict == null ? null : verdict.cause();
            verdicts.add(verdict == null ? null : cause == null ? "accepted" : cause.label());
        }
        return verdicts;
    }
}
