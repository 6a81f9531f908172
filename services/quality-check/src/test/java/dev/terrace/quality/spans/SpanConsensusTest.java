package dev.terrace.quality.spans;

import static dev.terrace.quality.Voters.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.quality.Finding;
import dev.terrace.quality.Findings;
import dev.terrace.quality.Proposal;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.spans.Span;
import dev.terrace.shared.work.spans.SpansLabel;
import dev.terrace.shared.work.spans.SpansSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanConsensusTest {
    private static final Task TEXT = new Task(new Content.Text("Alice went to Paris and Rome"), Part.WHOLE);
    private static final SpanConsensus SPANS =
            new SpanConsensus(new SpansSchema(List.of("person", "place", "time"), 50));

    private static Span person(int start, int end) {
        return new Span("person", start, end);
    }

    private static Span place(int start, int end) {
        return new Span("place", start, end);
    }

    private static SpansLabel marked(Span... spans) {
        return new SpansLabel(List.of(spans));
    }

    private static Proposal<SpansLabel> propose(SpansLabel... labels) {
        return SPANS.propose(TEXT, unknown(labels));
    }

    @Test
    void similarityIsCharactersSharedOfCharactersJoint() {
        assertThat(SPANS.similarity(marked(person(0, 4), place(10, 14)), marked(person(0, 5), person(10, 14))))
                .isCloseTo(.4, within(1e-9));
        assertThat(SPANS.similarity(marked(), marked())).isEqualTo(1);
    }

    @Test
    void whatMoreThanHalfMarkedStays() {
        Proposal<SpansLabel> proposal = propose(marked(person(0, 4)), marked(person(0, 5)), marked(person(1, 5)));
        assertThat(proposal.resolution()).contains(marked(person(0, 5)));
        assertThat(proposal.confidence()).isCloseTo(.9846, within(5e-5));
    }

    @Test
    void twoThatShareTooLittleAreInDoubt() {
        Proposal<SpansLabel> proposal = propose(marked(person(0, 4)), marked(person(0, 9)));
        assertThat(proposal.confidence()).isCloseTo(.0588, within(5e-5));
    }

    @Test
    void peopleMarkTheSameToTheLetterAndAreNoCopies() {
        assertThat(propose(marked(person(0, 5)), marked(person(0, 5))).confidence())
                .isCloseTo(.9412, within(5e-5));
    }

    @Test
    void ofTwoThatOverlapTheSurerStays() {
        Proposal<SpansLabel> proposal = propose(
                marked(person(0, 10), place(12, 20)),
                marked(person(0, 14), place(14, 20)),
                marked(person(0, 14), person(14, 20)));
        assertThat(proposal.resolution()).contains(marked(person(0, 14), place(14, 20)));

        SpansLabel early = marked(person(0, 9), place(9, 14));
        SpansLabel late = marked(person(0, 9), place(8, 14));
        Proposal<SpansLabel> overlapping = new SpanConsensus(new SpansSchema(
                        List.of("person", "place", "time"),
                        50,
                        false,
                        SPANS.schema().attributes(),
                        SPANS.schema().labelAttributes()))
                .propose(TEXT, unknown(early, late, late));
        assertThat(overlapping.resolution()).contains(marked(person(0, 9), place(8, 14)));
        assertThat(SPANS.propose(TEXT, unknown(early, marked(person(0, 9), place(8, 14)), late))
                        .resolution()
                        .orElseThrow()
                        .spans())
                .hasSize(1);
    }

    @Test
    void aBorderThatIsOffIsOnlyRemarked() {
        Findings findings = SPANS.findings(
                TEXT, marked(person(0, 4), place(14, 16), person(24, 28)), marked(person(0, 5), place(14, 19)));
        assertThat(findings.list())
                .containsExactly(
                        Finding.remark("border", "spans[0]", "it starts or ends elsewhere"),
                        Finding.wrong("misplaced", "spans[1]", "wrong place or size (40 % overlap, 50 % needed)"),
                        Finding.wrong("extra", "spans[2]", "there is no person here"));
        assertThat(findings.right()).isEqualTo(1);
        assertThat(findings.all()).isEqualTo(3);
    }
}
