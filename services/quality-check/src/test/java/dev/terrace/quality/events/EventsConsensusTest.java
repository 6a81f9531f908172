package dev.terrace.quality.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.quality.Evidence;
import dev.terrace.quality.Finding;
import dev.terrace.quality.Findings;
import dev.terrace.quality.Proposal;
import dev.terrace.quality.Skill;
import dev.terrace.quality.Vote;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.events.Event;
import dev.terrace.shared.work.events.EventsLabel;
import dev.terrace.shared.work.events.EventsSchema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventsConsensusTest {
    private static final Task TASK = new Task(
            new Content.Video("v.mp4", 640, 480, new Content.FrameRate(100, 1), 6000), new Part.Frames(0, 6000, 1));
    private final EventsConsensus consensus = new EventsConsensus(EventsSchema.of("cola", "water", "juice", "tea"));

    private static EventsLabel one(String product, long start, long end, String hand) {
        return new EventsLabel(List.of(new Event(product, start, end, hand)));
    }

    private static List<Vote<EventsLabel>> votes(EventsLabel... labels) {
        List<Vote<EventsLabel>> votes = new ArrayList<>();
        for (EventsLabel label : labels) {
            votes.add(new Vote<>(votes.size() + 1, label, Skill.UNKNOWN));
        }
        return votes;
    }

    private Proposal<EventsLabel> propose(EventsLabel... labels) {
        return consensus.propose(TASK, votes(labels));
    }

    @Test
    void similarityIsTheOverlapInTimeAndAFifthLessForTheOtherHand() {
        assertThat(consensus.similarity(one("cola", 1000, 2000, "left"), one("cola", 1200, 2200, "right")))
                .isCloseTo(.5333, within(5e-5));
    }

    @Test
    void theProductIsVotedOnAndTheBordersAreMedians() {
        Proposal<EventsLabel> three = propose(
                one("cola", 1000, 2000, "left"), one("cola", 1080, 2040, "left"), one("water", 1200, 2400, "left"));
        assertThat(three.resolution()).contains(one("cola", 1080, 2040, "left"));
        assertThat(three.confidence()).isCloseTo(.9114, within(5e-5));
    }

    @Test
    void anEvenVoteOnTheHandIsATie() {
        Proposal<EventsLabel> two = propose(one("cola", 1000, 2001, "left"), one("cola", 1000, 2000, "right"));
        assertThat(two.resolution()).isEmpty();
        assertThat(two.answers()).hasSize(2);
        assertThat(two.answers().getFirst().events().getFirst().end()).isEqualTo(2001);
        assertThat(two.confidence()).isLessThanOrEqualTo(.5);
    }

    @Test
    void findingsTellTheHandAndHowLate() {
        Findings findings = consensus.findings(TASK, one("cola", 1300, 2000, "left"), one("cola", 1000, 2130, "right"));
        assertThat(findings.list())
                .extracting(Finding::code, Finding::wrong)
                .containsExactlyInAnyOrder(
                        tuple("start-late", false), tuple("end-early", false), tuple("wrong-hand", true));
        assertThat(findings.list()).extracting(Finding::words).contains("your start is 0.30 s too late");
        assertThat(findings.right()).isZero();
        assertThat(consensus
                        .findings(TASK, one("cola", 1000, 2000, "left"), one("cola", 1500, 2500, "left"))
                        .list())
                .contains(Finding.wrong("misplaced", "events[0]", "wrong time (33 % overlap, 50 % needed)"));
    }

    @Test
    void theOthersTeach() {
        List<Vote<EventsLabel>> votes = votes(
                one("cola", 1000, 2000, "left"), one("cola", 1010, 2040, "left"), one("cola", 5000, 5400, "left"));
        List<Evidence> good = consensus.evidence(TASK, votes.get(0), votes.subList(1, 2));
        List<Evidence> bad = consensus.evidence(TASK, votes.get(2), votes.subList(0, 2));
        assertThat(good.getFirst().hit()).isEqualTo(1);
        assertThat(bad.getFirst().hit()).isLessThan(.3);
    }
}
