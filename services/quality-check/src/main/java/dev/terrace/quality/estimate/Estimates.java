package dev.terrace.quality.estimate;

import dev.terrace.quality.Brief;
import dev.terrace.quality.Judgement;
import dev.terrace.quality.Limits;
import dev.terrace.quality.Lot;
import dev.terrace.quality.Meters;
import dev.terrace.quality.MongoCalibrations;
import dev.terrace.quality.MongoContents;
import dev.terrace.quality.MongoLots;
import dev.terrace.quality.Refusal;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.Work;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Estimates whole datasets, and stores lot by lot what that corrects. */
@ApplicationScoped
class Estimates {
    private final MongoLots lots;
    private final MongoContents contents;
    private final MongoCalibrations calibrations;
    private final Meters meters;
    private final Limits limits;
    private final InstantSource clock;

    Estimates(
            MongoLots lots,
            MongoContents contents,
            MongoCalibrations calibrations,
            Meters meters,
            Limits limits,
            InstantSource clock) {
        this.lots = lots;
        this.contents = contents;
        this.calibrations = calibrations;
        this.meters = meters;
        this.limits = limits;
        this.clock = clock;
    }

    /** What an estimate found and changed. */
    @Schema(description = "What an estimate found and changed", example = """
                    {"dataset": "d-7k2m", "units": 700, "labels": 2945, "iterations": 23, "resolutions": 31, "verdicts": 18,
                     "more": false}""")
    record EstimateView(
            String dataset,

            @Schema(description = "Units with labels that count")
            int units,

            @Schema(description = "Labels that were weighed")
            int labels,

            int iterations,

            @Schema(description = "Resolutions given or corrected")
            int resolutions,

            @Schema(description = "Verdicts given or corrected")
            int verdicts,

            @Schema(description = "Whether the bound was reached, so that there is more to correct")
            boolean more) {}

    EstimateView estimate(String dataset) {
        List<String> ids = new ArrayList<>();
        Optional<Ballot> ballot = ballot(dataset, ids);
        if (ballot.isEmpty() || ballot.get().units() == 0) {
            throw new Refused(Refusal.NO_SUCH_DATASET, "A dataset is known here once a label of it was stored");
        }
        Ballot.Result result = ballot.get().count();
        int resolutions = 0;
        int verdicts = 0;
        boolean more = false;
        int room = limits.estimateCorrections();
        for (String id : ids) {
            List<Judgement> made = correct(id, result, room);
            for (Judgement judgement : made) {
                meters.judged(judgement);
                resolutions += judgement.resolutions().size();
                verdicts += judgement.verdicts().size();
                room -= judgement.resolutions().size();
            }
            if (room <= 0) {
                more = true;
                break;
            }
        }
        return new EstimateView(
                dataset, ballot.get().units(), ballot.get().labels(), result.iterations(), resolutions, verdicts, more);
    }

    private List<Judgement> correct(String id, Ballot.Result result, int room) {
        return lots.change(
                        id,
                        lot -> new Estimating(
                                        result, calibrations.of(lot.project()), Math.max(room, 1), clock.instant())
                                .correct(lot, brief(lot)))
                .flatMap(judgement -> judgement)
                .map(List::of)
                .orElse(List.of());
    }

    private Optional<Ballot> ballot(String dataset, List<String> ids) {
        List<Ballot> ballots = new ArrayList<>(1);
        lots.ofDataset(dataset, lot -> {
            if (ballots.isEmpty()) {
                ballots.add(new Ballot(classes(brief(lot))));
            }
            ids.add(lot.id());
            ballots.getFirst().add(lot);
            if (ballots.getFirst().labels() > limits.estimateLabels()) {
                throw new Refused(
                        Refusal.NOT_ESTIMATED,
                        "It has more than the %d labels that are weighed at once".formatted(limits.estimateLabels()));
            }
        });
        return ballots.stream().findFirst();
    }

    private static List<String> classes(Brief brief) {
        if (brief.terms().work() instanceof Work.OneClass(var schema)) {
            return schema.classes();
        }
        throw new Refused(Refusal.NOT_ESTIMATED, "Only work that asks for one class of a list is");
    }

    private Brief brief(Lot lot) {
        return contents.brief(lot.id(), lot.terms());
    }
}
