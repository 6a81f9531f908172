package dev.terrace.quality;

import static dev.terrace.quality.Sample.label;
import static dev.terrace.quality.Sample.named;
import static dev.terrace.quality.Sample.panelOf;
import static dev.terrace.quality.Sample.verdicts;
import static dev.terrace.shared.event.LotJudged.By.CONSENSUS;
import static dev.terrace.shared.event.LotJudged.By.REVIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.quality.Panel.Resolved;
import dev.terrace.quality.Panel.State;
import dev.terrace.quality.Panel.Withdrawn;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotLabelled.Submitted;
import dev.terrace.shared.work.Terms;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AcceptanceTest {
    private static final Terms TERMS = Sample.classes(2, 5, .9, "a", "b", "c");
    private static final Decision REVIEWED = new Decision("rev", false, named("a"), null, Map.of());

    private static List<String> judged(State state, String... labels) {
        Submitted[] submitted = new Submitted[labels.length];
        for (int i = 0; i < labels.length; i++) {
            submitted[i] = label(0, i + 1, named(labels[i]), labels.length, 5);
        }
        Lot lot = Sample.lot(TERMS, submitted);
        Acceptance acceptance = new Acceptance(lot.consensus(), 1);
        return verdicts(lot.judge(p -> acceptance.apply(p.with(p.labels(), state)), Sample.NOW), 0);
    }

    @Test
    void onlyALabelThatTheCertainAndThePanelContradictIsAWorkersError() {
        assertThat(judged(new Resolved(1, named("a"), .97, CONSENSUS, null), "a", "b", "a"))
                .containsExactly("accepted", "worker-error", "accepted");
        assertThat(judged(new Resolved(1, named("a"), 1, REVIEW, REVIEWED), "a", "b", "a"))
                .containsExactly("accepted", "worker-error", "accepted");
    }

    @Test
    void whereTheConsensusIsNotCertainNobodyIsToBlame() {
        assertThat(judged(new Resolved(1, named("a"), .94, CONSENSUS, null), "a", "b", "a"))
                .containsExactly("accepted", "accepted", "accepted");
    }

    @Test
    void whoStoodWithHerPeersIsNotToBlameForTheirs() {
        assertThat(judged(new Resolved(1, named("a"), 1, REVIEW, REVIEWED), "a", "b", "b", "c"))
                .containsExactly("accepted", "guideline-unclear", "guideline-unclear", "guideline-unclear");
        assertThat(judged(new Resolved(1, named("a"), 1, REVIEW, REVIEWED), "a", "a", "b", "b"))
                .containsExactly("accepted", "accepted", "guideline-unclear", "guideline-unclear");
    }

    @Test
    void aCauseOfTheReviewersStands() {
        Decision decision = new Decision("rev", false, named("a"), null, Map.of(2, Cause.TOOL_OR_NETWORK));
        assertThat(judged(new Resolved(1, named("a"), 1, REVIEW, decision), "a", "b", "a"))
                .containsExactly("accepted", "tool-or-network", "accepted");
    }

    @Test
    void labelsOfAWithdrawnUnitShareItsCause() {
        Decision decision = new Decision("rev", false, null, Cause.BAD_MEDIA, Map.of(1, Cause.WORKER_ERROR));
        assertThat(judged(new Withdrawn(1, Cause.BAD_MEDIA, decision), "a", "b"))
                .containsExactly("worker-error", "bad-media");
    }

    @Test
    void lateUnusedWorkIsAcceptedAtOnceAndOpenPanelsWait() {
        Lot lot = Sample.lot(TERMS, label(0, 1, named("a"), 2, 5), label(0, 2, named("b"), false, 2, 5));
        Lot judged = lot.judge(new Acceptance(lot.consensus(), 1)::apply, Sample.NOW);

        assertThat(verdicts(judged, 0)).containsExactly(null, "accepted");
        assertThat(panelOf(judged, 0).labels().get(1).verdict().agrees()).isNull();
        assertThat(judged.judge(new Acceptance(lot.consensus(), 2)::apply, Sample.NOW))
                .isSameAs(judged);
    }
}
