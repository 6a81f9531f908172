package dev.terrace.quality.report;

import dev.terrace.quality.Calibration;
import dev.terrace.quality.Figures;
import dev.terrace.quality.MongoFigures.Day;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How good the work of a project is. */
@Schema(
        name = "ProjectQuality",
        description = "How good the work of a project is: all of it, and by day of each label's first verdict",
        example = """
                {"project": "p-k3v9q0x2m1", "zone": "Asia/Shanghai",
                 "all": {"labels": 412, "accepted": 398, "partlyAccepted": 4, "rejected": 10, "acceptedShare": 0.966,
                         "causes": {"worker-error": 9, "tool-or-network": 1}, "agreement": 0.943,
                         "resolved": {"consensus": 190, "review": 6}, "withdrawn": 1, "reviews": 7,
                         "confusion": [{"labelled": "cat", "resolved": "cat", "labels": 200},
                                       {"labelled": "cat", "resolved": "dog", "labels": 12}],
                         "errors": [{"code": "wrong-class", "found": 20}]},
                 "calibration": [{"from": 0.95, "checked": 20, "told": 0.966, "right": 0.95}],
                 "days": [{"day": "2026-03-01",
                           "figures": {"labels": 412, "accepted": 398, "partlyAccepted": 4, "rejected": 10,
                                       "acceptedShare": 0.966, "causes": {"worker-error": 9, "tool-or-network": 1},
                                       "agreement": 0.943, "resolved": {"consensus": 190, "review": 6}, "withdrawn": 1,
                                       "reviews": 7, "confusion": [],
                                       "errors": [{"code": "wrong-class", "found": 20}]}}]}""")
record QualityView(
        String project,

        @Schema(description = "The zone whose days are meant", examples = "Asia/Shanghai")
        String zone,

        FiguresView all,

        @Schema(description = "How sure the votes were, and how often a reviewer or gold then found them right")
        List<CalibrationView> calibration,

        @Schema(description = "Days with verdicts, the latest first")
        List<DayView> days) {

    private static final int MOST_PAIRS = 200;

    /** Counts of verdicts in force. */
    @Schema(name = "QualityFigures", description = "Counts of the verdicts, resolutions and withdrawals in force")
    record FiguresView(
            long labels,
            long accepted,
            long partlyAccepted,
            long rejected,

            @Nullable @Schema(description = "Of the labels, in [0, 1]; absent without any")
            Double acceptedShare,

            @Schema(description = "Labels that were not accepted whole, by cause")
            Map<String, Long> causes,

            @Nullable
            @Schema(description = "How far labels agree with their resolutions, the mean in [0, 1]; absent without any")
            Double agreement,

            @Schema(description = "Units with a resolution, by what it rests on")
            Map<String, Long> resolved,

            long withdrawn,

            @Schema(description = "How often a unit was handed to a reviewer")
            long reviews,

            @Schema(
                    description =
                            "Where a label is one of at most 50 classes: what was labelled and what it is; at most 200 pairs")
            List<Pair> confusion,

            @Schema(description = "What was found wrong in labels, the most frequent first; at most 200")
            List<Errors> errors) {

        static FiguresView of(Map<String, Double> counts) {
            Map<String, Long> outcomes = named(counts, Figures.OUTCOME);
            long accepted = outcomes.getOrDefault("accepted", 0L);
            long partly = outcomes.getOrDefault("partly-accepted", 0L);
            long rejected = outcomes.getOrDefault("rejected", 0L);
            long labels = accepted + partly + rejected;
            double compared = counts.getOrDefault(Figures.COMPARED, 0.0);
            return new FiguresView(
                    labels,
                    accepted,
                    partly,
                    rejected,
                    labels == 0 ? null : (double) accepted / labels,
                    named(counts, Figures.CAUSE),
                    compared == 0 ? null : counts.getOrDefault(Figures.AGREEMENT, 0.0) / compared,
                    named(counts, Figures.RESOLVED),
                    counts.getOrDefault(Figures.WITHDRAWN, 0.0).longValue(),
                    counts.getOrDefault(Figures.REVIEWS, 0.0).longValue(),
                    pairs(named(counts, Figures.CLASS)),
                    errors(named(counts, Figures.FINDING)));
        }

        private static Map<String, Long> named(Map<String, Double> counts, String kind) {
            Map<String, Long> named = new TreeMap<>();
            counts.forEach((name, count) -> {
                if (name.startsWith(kind) && count != 0) {
                    named.put(name.substring(kind.length()), count.longValue());
                }
            });
            return named;
        }

        private static List<Pair> pairs(Map<String, Long> classes) {
            List<Pair> pairs = new ArrayList<>();
            classes.forEach((name, labels) -> {
                String[] both = name.split(Figures.BETWEEN, 2);
                pairs.add(new Pair(both[0], both[1], labels));
            });
            pairs.sort(Comparator.comparingLong(Pair::labels).reversed());
            return pairs.stream().limit(MOST_PAIRS).toList();
        }

        private static List<Errors> errors(Map<String, Long> findings) {
            List<Errors> errors = new ArrayList<>();
            findings.forEach((name, found) -> {
                String[] both = name.split(Figures.BETWEEN, 2);
                errors.add(new Errors(both[0], both.length > 1 ? both[1] : null, found));
            });
            errors.sort(Comparator.comparingLong(Errors::found).reversed());
            return errors.stream().limit(MOST_PAIRS).toList();
        }
    }

    /** Labels of one class that are of another, or of the same. */
    @Schema(name = "QualityPair", description = "Labels of one class whose units are of another, or of the same")
    record Pair(String labelled, String resolved, long labels) {}

    /** One kind of error. */
    @Schema(name = "QualityErrors", description = "How often something was wrong")
    record Errors(
            @Schema(description = "As findings have it", examples = "wrong-class")
            String code,

            @Nullable @Schema(description = "The group of points, where a label is of points", examples = "left_eye")
            String group,

            long found) {}

    /** What was told, and what was right. */
    @Schema(
            name = "QualityCalibration",
            description = "Resolutions of which more became known, by how sure the votes were")
    record CalibrationView(
            @Schema(description = "Those from this confidence up to the next", examples = "0.95")
            double from,

            double checked,

            @Schema(description = "The mean confidence of their votes")
            double told,

            @Schema(description = "The share that was right")
            double right) {

        static List<CalibrationView> of(Calibration calibration) {
            List<CalibrationView> views = new ArrayList<>();
            for (int i = 0; i < calibration.bins().size(); i++) {
                Calibration.Bin bin = calibration.bins().get(i);
                if (bin.count() > 0) {
                    views.add(new CalibrationView(
                            Calibration.FROM.get(i),
                            bin.count(),
                            bin.votes() / bin.count(),
                            bin.right() / bin.count()));
                }
            }
            return views;
        }
    }

    /** A day. */
    @Schema(name = "QualityDay", description = "The figures of a day")
    record DayView(LocalDate day, FiguresView figures) {}

    static QualityView of(
            String project, ZoneId zone, Map<String, Double> all, Calibration calibration, List<Day> days) {
        return new QualityView(
                project,
                zone.getId(),
                FiguresView.of(all),
                CalibrationView.of(calibration),
                days.stream()
                        .map(day -> new DayView(day.day(), FiguresView.of(day.counts())))
                        .toList());
    }
}
