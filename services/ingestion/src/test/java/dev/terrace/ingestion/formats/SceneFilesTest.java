package dev.terrace.ingestion.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.scene.SceneLabel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands beside the labels of scenes: media, and how cameras see the points. */
class SceneFilesTest {
    @Test
    void theCalibrationLeadsFromPointsToPixels() throws IOException {
        List<Double> k = List.of(500.0, 0.0, 300.0, 0.0, 510.0, 200.0, 0.0, 0.0, 1.0);
        List<Double> ahead = KittiScenesTest.scene(1).cameras().getFirst().tCamEgo();
        List<Double> aside =
                List.of(-1.0, 0.0, 0.0, 0.5, 0.0, 0.0, -1.0, 1.5, 0.0, -1.0, 0.0, 0.25, 0.0, 0.0, 0.0, 1.0);
        Content.Scene scene = new Content.Scene(
                List.of(
                        new Content.Camera("front", 600, 400, k, ahead),
                        new Content.Camera("right", 600, 400, k, aside)),
                KittiScenesTest.scene(1).frames());
        SceneLabel empty = new SceneLabel(List.of(), List.of(), List.of());
        Map<String, double[]> matrices = new LinkedHashMap<>();
        KittiScenesTest.written(empty, scene, new Losses())
                .get("calib/000001.txt")
                .lines()
                .forEach(line -> {
                    String[] words = line.split(" ");
                    matrices.put(
                            words[0],
                            Stream.of(words)
                                    .skip(1)
                                    .mapToDouble(Double::parseDouble)
                                    .toArray());
                });
        assertThat(matrices).containsOnlyKeys("P2:", "P3:", "R0_rect:", "Tr_velo_to_cam:");
        double[] place = {7, -4, 1, 1};
        double[] inFirst = times(matrices.get("Tr_velo_to_cam:"), place);
        assertThat(inFirst).containsExactly(new double[] {4, .65, 6.73}, within(1e-9));
        double[] seen = times(matrices.get("P3:"), new double[] {inFirst[0], inFirst[1], inFirst[2], 1});
        double[] direct = {.5 - 7, 1.5 - 1, .25 + 4};
        assertThat(seen[0] / seen[2]).isCloseTo(500 * direct[0] / direct[2] + 300, within(1e-6));
        assertThat(seen[1] / seen[2]).isCloseTo(510 * direct[1] / direct[2] + 200, within(1e-6));
    }

    private static double[] times(double[] matrix, double[] place) {
        double[] result = new double[3];
        for (int i = 0; i < 12; i++) {
            result[i / 4] += matrix[i] * place[i % 4];
        }
        return result;
    }

    @Test
    void mediaStandWhereReadersOfKittiLook() throws IOException {
        SceneLabel empty = new SceneLabel(List.of(), List.of(), List.of());
        List<String> frames = List.of("media:l0", "media:r0");
        Content.Scene one = new Content.Scene(
                KittiScenesTest.scene(1).cameras(), List.of(new Content.KeyFrame("media:points", frames)));
        Content.Scene two = new Content.Scene(
                KittiScenesTest.scene(1).cameras(),
                List.of(new Content.KeyFrame(null, frames), new Content.KeyFrame("https://elsewhere/p", frames)));
        assertThat(zipped(FileFormat.KITTI, empty, one))
                .containsEntry("image_2/000001.png", "media:l0")
                .containsEntry("image_3/000001.png", "media:r0")
                .containsEntry("velodyne/000001.pcd", "media:points");
        assertThat(zipped(FileFormat.KITTI, empty, two))
                .containsEntry("image_02/000001/000000.png", "media:l0")
                .containsEntry("image_03/000001/000001.png", "media:r0")
                .containsEntry("NOT-CARRIED.txt", "1 × medium that is not kept here: it is at its own address\n");
        assertThat(zipped(FileFormat.CSV, empty, one))
                .containsEntry("images/left/000001.png", "media:l0")
                .containsEntry("images/right/000001.png", "media:r0")
                .containsEntry("points/000001.pcd", "media:points");
        Content.Video video = new Content.Video("media:v", 9, 9, null, null);
        Exported clip = new Exported("d/clip.mp4", video, null, null, 0, List.of(), 0);
        assertThat(new MediaPlaces(FileFormat.CSV).of(clip))
                .containsExactly(new MediaPlaces.Placed("videos/d/clip.mp4", false, "media:v"));
    }

    /** With media whose bytes are their names. */
    private static Map<String, String> zipped(FileFormat format, SceneLabel label, Content.Scene scene)
            throws IOException {
        return KittiScenesTest.zipped(
                format,
                label,
                scene,
                new Losses(),
                name -> Optional.of(name)
                        .filter(n -> n.startsWith("media:"))
                        .map(n -> new Kept.Medium(
                                new ByteArrayInputStream(n.getBytes(UTF_8)), n.contains("points") ? ".pcd" : ".png")));
    }
}
