package dev.terrace.ingestion.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.terrace.shared.work.Content.FrameRate;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of others are read as independent readers do; they lie in ../shared, and without it those tests are skipped. */
class ProbeTest {
    private static final Path FORMATS = Path.of("../../../shared/data/formats");
    private static final int MOST_PIXELS = 32_768;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "sample.mp4, 1080, 720, 30, 30000, 1001, 1001",
        "rotated_90.mp4, 100, 200, 25, 25, 1, 1000",
        "one_fps.mp4, 800, 800, 3, 1, 1, 3000",
        "late_start.mp4, 1920, 1080, 25, 25, 1, 1000",
        "bbb_480p_1second.webm, 854, 480, 24, 24, 1, 1000",
        "white_300.mp4, 320, 240, 300, 30, 1, 10000",
        "edit_list_hevc.mp4, 640, 360, 27, 25, 1, 1080",
        "bbb_qcif_1frame.mp4, 256, 144, 1, 30, 1, 33"
    })
    void readsVideos(String name, int width, int height, int frames, int num, int den, long millis) throws Exception {
        MediaFacts facts = Probe.facts(shared("video/" + name), MOST_PIXELS);
        assertThat(facts.width()).isEqualTo(width);
        assertThat(facts.height()).isEqualTo(height);
        assertThat(facts.frames()).isEqualTo(frames);
        assertThat(facts.fps()).isEqualTo(new FrameRate(num, den));
        assertThat(facts.durationMillis()).isCloseTo(millis, org.assertj.core.data.Offset.offset(2L));
    }

    @Test
    void saysThatAFrameRateVaries() throws Exception {
        MediaFacts facts = Probe.facts(shared("video/sample_android_slow_motion.mp4"), MOST_PIXELS);
        assertThat(facts.frames()).isEqualTo(7);
        assertThat(facts.fps()).isNull();
        assertThat(facts.remarks()).singleElement().asString().contains("varies");
        FrameRate mean = Objects.requireNonNull(facts.meanRate());
        long millis = Objects.requireNonNull(facts.durationMillis());
        assertThat(mean.ms(7)).isCloseTo(millis, org.assertj.core.data.Offset.offset(2L));
    }

    @Test
    void aVideoThatClaimsMoreFramesThanItsTimeCanHoldHasNoMeanRate() {
        MediaFacts facts = new MediaFacts("video/mp4", 1, 1, 1L, null, Integer.MAX_VALUE, null, List.of());
        assertThat(facts.meanRate()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
    void turnsAsExifAsks(int orientation) throws Exception {
        MediaFacts facts = Probe.facts(shared("exif/orientation_" + orientation + ".jpg"), MOST_PIXELS);
        assertThat(facts.width()).isEqualTo(50);
        assertThat(facts.height()).isEqualTo(70);
    }

    @ParameterizedTest
    @CsvSource({
        "pcl_octants.pcd, 8",
        "pcl_nhood_test.pcd, 36",
        "pcl_bun0.pcd, 397",
        "pcl_colored_cloud.pcd, 1000",
        "pcl_curve_close.pcd, 110",
        "pcl_pcl_logo.pcd, 12909",
        "pcl_car6.pcd, 10031",
        "simple-ascii.pcd, 213"
    })
    void countsPoints(String name, long points) throws Exception {
        MediaFacts facts = Probe.facts(shared("pcd/" + name), MOST_PIXELS);
        assertThat(facts.points()).isEqualTo(points);
        assertThat(facts.remarks()).isEmpty();
    }

    @Test
    void countsPointsThatAreNotFinite() throws Exception {
        MediaFacts facts = Probe.facts(
                file(
                        "VERSION .7\nFIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nWIDTH 2\nHEIGHT 1\nPOINTS 2\nDATA ascii\n1 2 3\nnan 0 0\n"),
                MOST_PIXELS);
        assertThat(facts.points()).isEqualTo(2);
        assertThat(facts.remarks()).singleElement().asString().startsWith("1 of its 2 points");
    }

    @Test
    void tellsThePictureFromItsBytesWhateverItIsCalled() throws Exception {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), "png", png);
        Path file = Files.write(folder.resolve("cat.jpg"), png.toByteArray());
        assertThat(Probe.facts(file, MOST_PIXELS)).isEqualTo(MediaFacts.image(MediaFormat.PNG, 30, 20));
    }

    @Test
    void refusesAPictureThatSaysItIsHugeByItsHeaderAlone() throws Exception {
        byte[] head = ByteBuffer.allocate(33)
                .putLong(0x89504e470d0a1a0aL)
                .putInt(13)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(40_000)
                .putInt(40_000)
                .put(new byte[] {8, 2, 0, 0, 0})
                .putInt(0x4bd3bfe8)
                .array();
        assertThatThrownBy(() -> Probe.facts(Files.write(folder.resolve("huge"), head), MOST_PIXELS))
                .isInstanceOf(BadMediaException.class)
                .hasMessageContaining("40000 × 40000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FIELDS x y z\\nSIZE 4 4 4\\nTYPE F F F\\nWIDTH 3\\nHEIGHT 1\\nPOINTS 3\\nDATA ascii\\n1 2 3\\n | holds only 1
            FIELDS x y z\\nSIZE 4 4 4\\nTYPE F F F\\nWIDTH 2\\nHEIGHT 1\\nPOINTS 3\\nDATA ascii\\n1 2 3\\n | WIDTH
            FIELDS x y\\nSIZE 4 4\\nTYPE F F\\nWIDTH 1\\nHEIGHT 1\\nPOINTS 1\\nDATA ascii\\n1 2\\n | lack x, y or z
            FIELDS x y z\\nSIZE 4 4 4\\nWIDTH 9\\nHEIGHT 1\\nPOINTS 9\\nDATA binary\\n | holds only 0
            FIELDS x y z\\n | ends in the middle
            FIELDS x y z\\nSIZE 4 4 4\\nWIDTH 0\\nHEIGHT 1\\nPOINTS 0\\nDATA ascii\\n | no points
            """)
    void saysWhatIsWrongWithACloud(String text, String problem) {
        assertThatThrownBy(() -> Probe.facts(file(text.replace("\\n", "\n")), MOST_PIXELS))
                .isInstanceOf(BadMediaException.class)
                .hasMessageContaining(problem);
    }

    /** Boxes in boxes, which end other readers by stack overflow, and a box that says it is larger than the file. */
    @Test
    void isNotLedAstrayByBoxes() throws Exception {
        ByteBuffer nested = ByteBuffer.allocate(80_000);
        nested.putInt(16).put("ftypisom".getBytes(StandardCharsets.US_ASCII)).putInt(0);
        while (nested.remaining() >= 8) {
            nested.putInt(nested.remaining()).put("moov".getBytes(StandardCharsets.US_ASCII));
        }
        assertThatThrownBy(() -> Probe.facts(Files.write(folder.resolve("a"), nested.array()), MOST_PIXELS))
                .isInstanceOf(BadMediaException.class)
                .hasMessageContaining("nested too deep");

        ByteBuffer vast = ByteBuffer.allocate(32).putInt(16).put("ftypisom".getBytes(StandardCharsets.US_ASCII));
        vast.putInt(0).putInt(2_000_000_000).put("moov".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> Probe.facts(Files.write(folder.resolve("b"), vast.array()), MOST_PIXELS))
                .isInstanceOf(BadMediaException.class)
                .hasMessageContaining("longer than what is there");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "cloud", ""), text);
    }

    private static Path shared(String name) {
        assumeTrue(Files.isDirectory(FORMATS), "../shared is not here: its files are not read");
        return FORMATS.resolve(name);
    }
}
