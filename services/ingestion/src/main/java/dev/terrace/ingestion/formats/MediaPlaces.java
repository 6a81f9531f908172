package dev.terrace.ingestion.formats;

import dev.terrace.shared.work.Content;
import java.util.ArrayList;
import java.util.List;

/** Where the media of items stand in an export: where those who read the format look for them. */
final class MediaPlaces {
    private final FileFormat format;

    MediaPlaces(FileFormat format) {
        this.format = format;
    }

    /**
     * One of the media of an item.
     *
     * @param name of its file, but for what it ends in where that is still to be added
     */
    record Placed(String name, boolean needsEnding, String medium) {}

    List<Placed> of(Exported row) {
        return switch (row.content()) {
            case Content.Image image -> List.of(new Placed(images() + row.file(), false, image.media()));
            case Content.Video video -> List.of(new Placed("videos/" + row.file(), false, video.media()));
            case Content.Scene scene -> scene(row, scene);
            case Content.Text _, Content.Pair _ -> List.of();
        };
    }

    private String images() {
        return switch (format) {
            case VOC -> "JPEGImages/";
            case KITTI -> "image_2/";
            case COCO, YOLO, CVAT, LABEL_STUDIO, CSV -> "images/";
        };
    }

    private List<Placed> scene(Exported row, Content.Scene scene) {
        List<Placed> media = new ArrayList<>();
        boolean isOne = scene.frames().size() == 1;
        for (int n = 0; n < scene.frames().size(); n++) {
            Content.KeyFrame frame = scene.frames().get(n);
            String file = isOne ? row.stem() : "%s/%06d".formatted(row.stem(), n);
            for (int camera = 0; camera < frame.images().size(); camera++) {
                media.add(new Placed(
                        camera(scene, camera, isOne) + file,
                        true,
                        frame.images().get(camera)));
            }
            if (frame.points() != null) {
                media.add(new Placed(
                        (format == FileFormat.KITTI ? "velodyne/" : "points/") + file, true, frame.points()));
            }
        }
        return media;
    }

    private String camera(Content.Scene scene, int camera, boolean isOne) {
        return format == FileFormat.KITTI
                ? (isOne ? "image_%d/" : "image_%02d/").formatted(KittiCalibration.FIRST_CAMERA + camera)
                : "images/" + Exported.file(scene.cameras().get(camera).name()) + "/";
    }
}
