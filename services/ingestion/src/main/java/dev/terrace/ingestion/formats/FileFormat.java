package dev.terrace.ingestion.formats;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.terrace.shared.work.Work;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A format of files that others read. */
public enum FileFormat {
    /** COCO: boxes, polygons as segmentation, landmarks as keypoints. */
    COCO("application/json", "json", Set.of(Kind.BOXES, Kind.POLYGONS, Kind.LANDMARKS)),
    /** Ultralytics YOLO: boxes, polygons. */
    YOLO("application/zip", FileFormat.ZIP, Set.of(Kind.BOXES, Kind.POLYGONS)),
    /** Pascal VOC: boxes. */
    VOC("application/zip", FileFormat.ZIP, Set.of(Kind.BOXES)),
    /** KITTI object detection: boxes, cuboids of scenes; those of several key frames as its tracking. */
    KITTI("application/zip", FileFormat.ZIP, Set.of(Kind.BOXES, Kind.SCENES)),
    /** CVAT for images 1.1: classes as tags, boxes, polygons, landmarks as points. */
    CVAT("application/xml", "xml", Set.of(Kind.CLASSES, Kind.BOXES, Kind.POLYGONS, Kind.LANDMARKS)),
    /** Label Studio's JSON: classes as choices, boxes, polygons, spans. */
    LABEL_STUDIO("application/json", "json", Set.of(Kind.CLASSES, Kind.BOXES, Kind.POLYGONS, Kind.SPANS)),
    /** A row an item for spreadsheets, its label as JSON. */
    CSV("text/csv", "csv", Set.of(Kind.values()));

    /** The kinds of labels, by what they hold. */
    enum Kind {
        CLASSES,
        BOXES,
        POLYGONS,
        LANDMARKS,
        SPANS,
        SCENES,
        OTHERS
    }

    private static final String ZIP = "zip";

    private final String mediaType;
    private final String extension;
    private final Set<Kind> carries;

    FileFormat(String mediaType, String extension, Set<Kind> carries) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.carries = carries;
    }

    public static Optional<FileFormat> named(String name) {
        return Arrays.stream(values()).filter(f -> f.label().equals(name)).findFirst();
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String mediaType(boolean withMedia) {
        return isZip(withMedia) ? "application/zip" : mediaType;
    }

    public String extension(boolean withMedia) {
        return isZip(withMedia) ? ZIP : extension;
    }

    /** Whether labels of this work can be written so. */
    public boolean carries(Work work) {
        return carries.contains(kind(work));
    }

    static Kind kind(Work work) {
        return switch (work.type()) {
            case CLASSES -> Kind.CLASSES;
            case BOXES -> Kind.BOXES;
            case POLYGONS -> Kind.POLYGONS;
            case LANDMARKS -> Kind.LANDMARKS;
            case SPANS -> Kind.SPANS;
            case SCENE -> Kind.SCENES;
            case ANSWERS, EVENTS, TRACKS -> Kind.OTHERS;
        };
    }

    /**
     * Writes all rows.
     *
     * @param losses is told what the format cannot carry
     * @param kept media, which are packed beside the labels, in a zip; null for labels alone
     */
    public void write(OutputStream out, Rows rows, Work work, Losses losses, @Nullable Kept kept) throws IOException {
        if (!isZip(kept != null)) {
            document(out, rows, work, losses);
            return;
        }
        try (ZipFolder zip = new ZipFolder(out, losses)) {
            switch (this) {
                case YOLO -> new YoloWriter(work, losses).write(zip, rows);
                case VOC -> new VocWriter(losses).write(zip, rows);
                case KITTI -> new KittiWriter(losses).write(zip, rows);
                case COCO, CVAT, LABEL_STUDIO, CSV ->
                    document(zip.open("annotations." + extension), rows, work, losses);
            }
            if (kept != null) {
                zip.media(rows, new MediaPlaces(this), kept);
            }
        }
    }

    private void document(OutputStream out, Rows rows, Work work, Losses losses) throws IOException {
        switch (this) {
            case COCO -> new CocoWriter(work, losses).write(out, rows);
            case CVAT -> new CvatWriter(work, losses).write(out, rows);
            case LABEL_STUDIO -> new LabelStudioWriter(work, losses).write(out, rows);
            case CSV -> new CsvWriter().write(out, rows);
            case YOLO, VOC, KITTI -> throw new IllegalStateException(label() + " is a folder");
        }
    }

    /** Whether what is written is a zip, with media or without. */
    private boolean isZip(boolean withMedia) {
        return withMedia || extension.equals(ZIP);
    }
}
