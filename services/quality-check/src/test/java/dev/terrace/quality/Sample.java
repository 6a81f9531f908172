package dev.terrace.quality;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.quality.reconcile.Reconciler;
import dev.terrace.quality.reconcile.Reconciler.Judged;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotLabelled;
import dev.terrace.shared.event.LotLabelled.Submitted;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Json;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.Work;
import dev.terrace.shared.work.boxes.Box;
import dev.terrace.shared.work.boxes.BoxesSchema;
import dev.terrace.shared.work.classes.ClassSchema;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Small lots, labels and skills to test with. */
public final class Sample {
    public static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    public static final String LOT = "d-1.0";
    public static final int REVIEW_HOURS = 72;

    private static final int LOT_UNITS = 100;

    private Sample() {}

    public static Terms classes(int min, int max, double confidence, String... classes) {
        return terms(new Work.OneClass(new ClassSchema(List.of(classes))), min, max, confidence);
    }

    public static Terms boxes(int min, int max, double confidence, String... classes) {
        return terms(new Work.Boxes(new BoxesSchema(List.of(classes), 50)), min, max, confidence);
    }

    static Terms terms(Work work, int min, int max, double confidence) {
        return new Terms(
                "acme",
                "p-1",
                1,
                work,
                null,
                new Terms.Quality(min, max, confidence, false, 0, REVIEW_HOURS),
                new Terms.Price("CNY", Terms.Per.LABEL, 80_000, 40_000, null, 1000, 500),
                new Terms.Dispatch(600),
                new Terms.Split(50, null, 0, 1));
    }

    /** The same terms of another project. */
    public static Terms of(String project, Terms terms) {
        return new Terms(
                terms.client(),
                project,
                terms.version(),
                terms.work(),
                terms.guideline(),
                terms.quality(),
                terms.price(),
                terms.dispatch(),
                terms.split());
    }

    /** The same terms with so many second opinions. */
    public static Terms checked(double rate, Terms terms) {
        Terms.Quality q = terms.quality();
        return new Terms(
                terms.client(),
                terms.project(),
                terms.version(),
                terms.work(),
                terms.guideline(),
                new Terms.Quality(
                        q.minOverlap(), q.maxOverlap(), q.confidence(), q.distinctSites(), rate, q.reviewHours()),
                terms.price(),
                terms.dispatch(),
                terms.split());
    }

    public static Brief brief(Terms terms) {
        Task image = new Task(new Content.Image("media:1", 1000, 1000), Part.WHOLE);
        return Brief.of(terms, Collections.nCopies(LOT_UNITS, image));
    }

    public static JsonText named(String name) {
        return JsonText.of(Json.object().put("class", name));
    }

    public static JsonText drawn(Box... boxes) {
        ObjectNode label = Json.object();
        var list = label.putArray("boxes");
        for (Box box : boxes) {
            list.addObject()
                    .put("class", box.name())
                    .put("x1", box.x1())
                    .put("y1", box.y1())
                    .put("x2", box.x2())
                    .put("y2", box.y2());
        }
        return JsonText.of(label);
    }

    public static Box box(String name, double x, double y, double width, double height) {
        return new Box(name, x, y, x + width, y + height);
    }

    /** A label that counts, of worker {@code w<attempt>} and a site of her own. */
    public static Submitted label(int unit, int attempt, JsonText label, int wanted, int max) {
        return label(unit, attempt, label, true, wanted, max);
    }

    public static Submitted label(int unit, int attempt, JsonText label, boolean counted, int wanted, int max) {
        String worker = "w" + attempt;
        return new Submitted(
                unit, attempt, "s-" + worker, "c-1", worker, "sub-" + attempt, label, counted, wanted, max, 6, NOW);
    }

    public static LotLabelled event(Terms terms, Submitted... labels) {
        return new LotLabelled(LOT, terms.id(), List.of(labels));
    }

    /** A lot with these labels, none of them judged. */
    public static Lot lot(Terms terms, Submitted... labels) {
        return join(Lot.empty(LOT, terms.id()), event(terms, labels));
    }

    public static Lot join(Lot lot, LotLabelled labelled) {
        return lot.join(labelled, Duration.ofHours(REVIEW_HOURS), NOW);
    }

    public static Outcome<Lot, Optional<Judged>> judge(Lot lot, Terms terms) {
        return judge(lot, terms, Knowledge.NONE);
    }

    public static Outcome<Lot, Optional<Judged>> judge(Lot lot, Terms terms, Knowledge known) {
        return Reconciler.judge(lot, brief(terms), known, NOW);
    }

    /** The lot in which each panel is in this state, with what follows for its labels. */
    public static Lot settled(Lot lot, Terms terms, Panel.State state) {
        return settled(lot, terms, state, Map.of());
    }

    public static Lot settled(Lot lot, Terms terms, Panel.State state, Map<Integer, Ruling> rulings) {
        return settled(lot, terms, state, rulings, Skills.UNKNOWN);
    }

    public static Lot settled(Lot lot, Terms terms, Panel.State state, Map<Integer, Ruling> rulings, Skills skills) {
        Settlement settlement = new Settlement(lot, brief(terms), skills, rulings);
        return lot.judge(p -> settlement.settle(p.become(state)), _ -> new Lot.Step(NOW, Map.of()));
    }

    /** A skill of exactly this accuracy. */
    public static Skill accuracy(double accuracy) {
        return Voters.skill(accuracy);
    }

    /** Of the workers w1, w2 and so on. */
    public static Skills skills(double... accuracies) {
        Map<String, Skill> byWorker = new HashMap<>();
        for (double accuracy : accuracies) {
            byWorker.put("w" + (byWorker.size() + 1), accuracy(accuracy));
        }
        return new Skills(byWorker);
    }

    public static Panel panelOf(Lot lot, int unit) {
        return lot.panel(unit).orElseThrow();
    }

    /** {@code accepted}, {@code partly-accepted} or the cause of the rejection, of each label; null where it is not judged. */
    public static List<@Nullable String> verdicts(Lot lot, int unit) {
        List<@Nullable String> verdicts = new ArrayList<>();
        for (PanelLabel label : panelOf(lot, unit).labels()) {
            verdicts.add(label.verdict().map(Sample::said).orElse(null));
        }
        return verdicts;
    }

    private static String said(PanelLabel.Verdict verdict) {
        Cause cause = verdict.cause();
        return cause == null || verdict.share() > 0 && verdict.share() < 1
                ? verdict.outcome().label()
                : cause.label();
    }
}
