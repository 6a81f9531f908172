package dev.terrace.quality;

import static dev.terrace.quality.Sample.label;
import static dev.terrace.quality.Sample.named;
import static dev.terrace.shared.event.LotJudged.By.CONSENSUS;
import static dev.terrace.shared.event.LotJudged.By.REVIEW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.event.LotJudged.Reason;
import dev.terrace.shared.work.Json;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.Work;
import dev.terrace.shared.work.landmarks.FeatureGroup;
import dev.terrace.shared.work.landmarks.LandmarksSchema;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final ZoneId ZONE = ZoneOffset.UTC;
    private static final Terms TERMS = Sample.classes(2, 3, .9, "cat", "dog");

    private final Lot judged = Sample.settled(
            Sample.lot(TERMS, label(0, 1, named("cat"), 2, 3), label(0, 2, named("dog"), 2, 3)),
            TERMS,
            new Panel.Resolved(1, named("cat"), .9, new Panel.Resolved.Basis(.9, List.of(), 2), CONSENSUS, null));

    private static Map<String, Double> counts(Lot lot, int n) {
        Map<String, Double> all = new HashMap<>();
        Figures.of(lot, n, Sample.brief(TERMS), ZONE)
                .values()
                .forEach(day -> day.forEach((name, more) -> all.merge(name, more, Double::sum)));
        return all;
    }

    /** The same lot a day later, when a reviewer says that it is a dog. */
    private Lot corrected() {
        Settlement settlement = new Settlement(judged, Sample.brief(TERMS), Skills.UNKNOWN);
        Panel panel = judged.panel(0).orElseThrow();
        Panel.Resolved dog =
                new Panel.Resolved(2, named("dog"), 1, new Panel.Resolved.Basis(1, List.of(), 2), REVIEW, null);
        Panel after = settlement.correct(panel.become(dog), Reason.APPEAL);
        return judged.judge(_ -> after, _ -> new Lot.Step(Sample.NOW.plus(Duration.ofDays(1)), Map.of()));
    }

    @Test
    void aJudgementAddsItsVerdictsAndResolutions() {
        assertThat(counts(judged, 1))
                .containsEntry("outcome:accepted", 2.0)
                .containsEntry("compared", 2.0)
                .containsEntry("agreement", 1.0)
                .containsEntry("resolved:consensus", 1.0)
                .containsEntry("class:cat\u0000cat", 1.0)
                .containsEntry("class:dog\u0000cat", 1.0)
                .containsEntry("finding:wrong-class", 1.0);
    }

    @Test
    void anErrorOfPointsNamesTheirGroup() {
        LandmarksSchema schema = LandmarksSchema.ofTemplate("face-68");
        Terms terms = Sample.terms(new Work.Landmarks(schema), 2, 3, .9);
        JsonText right = face(schema, "", 0);
        Lot lot = Sample.lot(terms, label(0, 1, right, 2, 3), label(0, 2, face(schema, "left_eye", 300), 2, 3));
        Lot settled = Sample.settled(
                lot,
                terms,
                new Panel.Resolved(1, right, .9, new Panel.Resolved.Basis(.9, List.of(), 2), CONSENSUS, null));
        Map<String, Double> all = new HashMap<>();
        Figures.of(settled, 1, Sample.brief(terms), ZONE).values().forEach(all::putAll);
        assertThat(all.keySet())
                .filteredOn(name -> name.startsWith("finding:"))
                .isNotEmpty()
                .allMatch(name -> name.endsWith("\u0000left_eye"));
    }

    /** Each group on a line of its own, one of them lower by so much. */
    private static JsonText face(LandmarksSchema schema, String moved, int down) {
        ObjectNode label = Json.object();
        ObjectNode points = label.putObject("points");
        int line = 0;
        for (FeatureGroup group : schema.groups()) {
            line += 50;
            ArrayNode places = points.putArray(group.name());
            for (int n = 0; n < group.size(); n++) {
                places.addArray()
                        .add(100 + 20 * n)
                        .add(line + (group.name().equals(moved) ? down : 0))
                        .add(2);
            }
        }
        return JsonText.of(label);
    }

    @Test
    void whatIsCorrectedIsTakenBackOnItsDay() {
        Lot corrected = corrected();
        Map<LocalDate, Map<String, Double>> byDay = Figures.of(corrected, 2, Sample.brief(TERMS), ZONE);
        LocalDate first = LocalDate.ofInstant(Sample.NOW, ZONE);
        assertThat(byDay.get(first))
                .containsEntry("outcome:accepted", -1.0)
                .containsEntry("outcome:rejected", 1.0)
                .containsEntry("cause:worker-error", 1.0)
                .containsEntry("resolved:consensus", -1.0);
        assertThat(byDay.get(first.plusDays(1))).containsExactly(Map.entry("resolved:review", 1.0));
        Map<String, Double> all = counts(corrected, 1);
        counts(corrected, 2).forEach((name, more) -> all.merge(name, more, Double::sum));
        assertThat(all)
                .containsEntry("outcome:accepted", 1.0)
                .containsEntry("outcome:rejected", 1.0)
                .containsEntry("resolved:consensus", 0.0)
                .containsEntry("agreement", 1.0);
    }
}
