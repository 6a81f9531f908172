package dev.terrace.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Terms;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PartsTest {

    static final List<Integer> SEEDS = IntStream.range(0, 300).boxed().toList();

    @Test
    void framesOverlapAndTheLastPartEndsWithTheVideo() {
        assertThat(Parts.of(video(650), new Terms.Split(50, 300, 10, 1)))
                .containsExactly(
                        new Part.Frames(0, 300, 1), new Part.Frames(290, 590, 1), new Part.Frames(580, 650, 1));
    }

    @Test
    void secondsAreSoManyFramesOfThisVideo() {
        Terms.Split split = new Terms.Split(50, null, 0, 1, 60.0, 5);
        assertThat(Parts.of(video(3600, new Content.FrameRate(30000, 1001)), split))
                .containsExactly(
                        new Part.Frames(0, 1798, 1), new Part.Frames(1648, 3446, 1), new Part.Frames(3296, 3600, 1));
        assertThat(Parts.of(video(2900, new Content.FrameRate(25, 1)), split))
                .containsExactly(
                        new Part.Frames(0, 1500, 1), new Part.Frames(1375, 2875, 1), new Part.Frames(2750, 2900, 1));
    }

    @Test
    void whatIsShorterThanAPartIsOneUnit() {
        assertThat(Parts.of(video(300), new Terms.Split(50, 300, 10, 1))).containsExactly(Part.WHOLE);
        assertThat(Parts.of(video(300), new Terms.Split(50, 300, 10, 5))).containsExactly(new Part.Frames(0, 300, 5));
        assertThat(Parts.of(video(300), new Terms.Split(50, null, 0, 5))).containsExactly(new Part.Frames(0, 300, 5));
        assertThat(Parts.of(video(null), new Terms.Split(50, null, 0, 1))).containsExactly(Part.WHOLE);
        assertThat(Parts.of(new Content.Text("x"), new Terms.Split(50, 300, 10, 1)))
                .containsExactly(Part.WHOLE);
    }

    @Test
    void scenesAreCutIntoWindows() {
        assertThat(Parts.of(scene(25), new Terms.Split(50, 10, 2, 1)))
                .containsExactly(new Part.Window(0, 10), new Part.Window(8, 18), new Part.Window(16, 25));
    }

    @Test
    void whatCannotBeCutIsSaid() {
        assertThat(Parts.fault(video(null), new Terms.Split(50, 300, 10, 1)).orElseThrow())
                .contains("frames is missing");
        assertThat(Parts.fault(video(300, null), new Terms.Split(50, null, 0, 1, 60.0, 0))
                        .orElseThrow())
                .contains("fps is missing");
        assertThat(Parts.fault(video(100_000_000), new Terms.Split(50, 1, 0, 1)).orElseThrow())
                .contains("100000000 parts");
        assertThat(Parts.fault(video(300, new Content.FrameRate(1, 1)), new Terms.Split(50, null, 0, 1, 0.4, 0.3))
                        .isEmpty())
                .isTrue();
        assertThat(Parts.fault(video(300, new Content.FrameRate(1, 1)), new Terms.Split(50, null, 0, 1, 1.4, 1.3))
                        .orElseThrow())
                .contains("nothing would be new");
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void everyFrameIsInAPartAndNeighboursShareTheOverlap(int seed) {
        Random random = new Random(seed);
        int size = 1 + random.nextInt(100);
        int overlap = random.nextInt(size);
        int length = 1 + random.nextInt(2000);
        Terms.Split split = new Terms.Split(50, size, overlap, 1 + random.nextInt(3));
        List<Part> parts = Parts.of(video(length), split);
        if (parts.equals(List.of(Part.WHOLE))) {
            assertThat(length).isLessThanOrEqualTo(size);
            return;
        }
        List<Part.Frames> frames = parts.stream().map(Part.Frames.class::cast).toList();
        assertThat(frames.getFirst().from()).isZero();
        assertThat(frames.getLast().to()).isEqualTo(length);
        for (int i = 0; i < frames.size(); i++) {
            assertThat(frames.get(i).to() - frames.get(i).from())
                    .isLessThanOrEqualTo(size)
                    .isGreaterThan(i == 0 ? 0 : overlap);
            if (i > 0) {
                assertThat(frames.get(i - 1).to() - frames.get(i).from()).isEqualTo(overlap);
            }
        }
        assertThat(Parts.fault(video(length), split)).isEmpty();
    }

    private static Content.Video video(@Nullable Integer frames) {
        return video(frames, new Content.FrameRate(25, 1));
    }

    private static Content.Video video(@Nullable Integer frames, Content.@Nullable FrameRate fps) {
        return new Content.Video("v.mp4", 640, 480, fps, frames);
    }

    private static Content.Scene scene(int frames) {
        return new Content.Scene(
                List.of(),
                IntStream.range(0, frames)
                        .mapToObj(i -> new Content.KeyFrame("p" + i, List.of()))
                        .toList());
    }
}
