package dev.terrace.quality.spans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.quality.Simulation;
import dev.terrace.quality.Simulation.Person;
import dev.terrace.quality.Simulation.Shares;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.spans.Span;
import dev.terrace.shared.work.spans.SpansLabel;
import dev.terrace.shared.work.spans.SpansSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpanPeopleTest {
    private static final int LENGTH = 400;
    private static final List<String> CLASSES = List.of("person", "place", "time", "thing");
    private static final Simulation<SpansLabel> SPANS = new Simulation<>(
            new SpanConsensus(new SpansSchema(CLASSES, 50)),
            new Task(new Content.Text("x".repeat(LENGTH)), Part.WHOLE),
            SpanPeopleTest::truth,
            SpanPeopleTest::draw,
            SpanPeopleTest::mean);

    private static SpansLabel truth(Random random) {
        List<Span> spans = new ArrayList<>();
        for (int at = random.nextInt(40); at < LENGTH - 30; at += 25 + random.nextInt(120)) {
            spans.add(new Span(CLASSES.get(random.nextInt(4)), at, at + 3 + random.nextInt(18)));
        }
        return new SpansLabel(spans);
    }

    private static SpansLabel draw(SpansLabel truth, Person person, Random random) {
        List<Span> spans = new ArrayList<>();
        for (Span span : truth.spans()) {
            if (random.nextDouble() >= person.misses()) {
                String name = random.nextDouble() < person.mistakes() ? CLASSES.get(random.nextInt(4)) : span.name();
                int start = border(span.start(), person, random);
                add(spans, new Span(name, start, Math.max(start + 1, border(span.end(), person, random))));
            }
            if (random.nextDouble() < person.invents()) {
                int start = random.nextInt(LENGTH - 20);
                add(spans, new Span(CLASSES.get(random.nextInt(4)), start, start + 4 + random.nextInt(10)));
            }
        }
        return new SpansLabel(spans);
    }

    private static void add(List<Span> spans, Span span) {
        if (spans.stream().noneMatch(s -> s.shared(span) > 0)) {
            spans.add(span);
        }
    }

    /** Mostly right; else off by a word. */
    private static int border(int at, Person person, Random random) {
        boolean off = random.nextDouble() < 3 * person.jitter();
        return Math.clamp(at + (off ? random.nextInt(13) - 6 : 0), 0, LENGTH);
    }

    /** The first label, each border the mean of it and that of the likest of each other. */
    private static SpansLabel mean(List<SpansLabel> labels) {
        List<Span> means = new ArrayList<>();
        for (Span span : labels.getFirst().spans()) {
            List<Span> same = new ArrayList<>(List.of(span));
            for (SpansLabel other : labels.subList(1, labels.size())) {
                other.spans().stream()
                        .filter(s -> s.shared(span) > 0)
                        .max(Comparator.comparingInt(s -> s.shared(span)))
                        .ifPresent(same::add);
            }
            means.add(new Span(
                    span.name(),
                    (int) Math.round(
                            same.stream().mapToInt(Span::start).average().orElseThrow()),
                    (int) Math.round(same.stream().mapToInt(Span::end).average().orElseThrow())));
        }
        return new SpansLabel(means);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void threeTogetherAreBetterThanOneAndThanTheirMean(long seed) {
        Shares shares = Simulation.print("spans", seed, SPANS.play(seed, 200, 3));
        assertThat(shares.consensus()).as("seed %d", seed).isGreaterThan(shares.one() + .05);
        assertThat(shares.consensus()).as("seed %d", seed).isGreaterThan(shares.mean() + .05);
        assertThat(shares.learnt()).as("seed %d", seed).isGreaterThan(shares.consensus() - .01);
        assertThat(shares.sure()).as("seed %d", seed).isGreaterThanOrEqualTo(.93);
    }
}
