package dev.terrace.ingestion.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Faults;
import dev.terrace.shared.work.Work;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Files of labels that are read beside images of a size, and what came of it. */
final class Read {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Work work;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, Content> images = new LinkedHashMap<>();
    final Map<String, ObjectNode> labels = new LinkedHashMap<>();
    final List<String> troubles = new ArrayList<>();

    private boolean wholeOnly;

    private Read(Work work) {
        this.work = work;
    }

    static Read of(String workType, String schema) {
        try {
            Faults faults = new Faults();
            Work work = Work.read(workType, JSON.readTree(schema), faults);
            if (work == null) {
                throw new IllegalArgumentException(faults.list().toString());
            }
            return new Read(work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Read of(Work work) {
        return new Read(work);
    }

    static Read boxes(String... classes) {
        return of("boxes", "{\"classes\": [\"%s\"]}".formatted(String.join("\", \"", classes)));
    }

    static Read polygons(String... classes) {
        return of("polygons", "{\"classes\": [\"%s\"]}".formatted(String.join("\", \"", classes)));
    }

    /** As labels are read that people are held to. */
    Read asGold() {
        wholeOnly = true;
        return this;
    }

    Read image(String name, int width, int height) {
        images.put(name, new Content.Image("media:" + name, width, height));
        return this;
    }

    /** A scene of which this is the image of the first camera, or the folder of its images where there are several. */
    Read scene(String image, Content.Scene scene) {
        images.put(image, scene);
        return this;
    }

    Read file(String name, byte[] bytes) {
        files.put(name, bytes);
        return this;
    }

    Read file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** All files of a folder that may be of labels. */
    Read folder(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString();
                if (LabelFiles.take(name)) {
                    file(name, Files.readAllBytes(file));
                }
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Read now(Path scratch) {
        try (LabelFiles all = new LabelFiles(
                work,
                scratch,
                (file, line, field, problem) -> troubles.add("%s:%d %s: %s".formatted(file, line, field, problem)),
                wholeOnly)) {
            for (var file : files.entrySet()) {
                try (InputStream in = new ByteArrayInputStream(file.getValue())) {
                    all.keep(file.getKey(), in);
                }
            }
            all.read();
            all.place(
                    images.entrySet().stream()
                            .flatMap(image -> shown(image.getKey(), image.getValue()).stream())
                            .collect(Collectors.toSet()),
                    "is not in the archive");
            for (var image : images.entrySet()) {
                all.of(image.getKey(), shown(image.getKey(), image.getValue()), image.getValue())
                        .ifPresent(label -> labels.put(image.getKey(), label));
            }
            all.finish();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> shown(String name, Content content) {
        return content instanceof Content.Scene scene && scene.frames().size() > 1
                ? IntStream.range(0, scene.frames().size())
                        .mapToObj(frame -> "%s/%06d.png".formatted(name, frame))
                        .toList()
                : List.of(name);
    }

    /** The label of an image, without blanks; "none" if it has none. */
    String label(String image) {
        JsonNode label = labels.get(image);
        return label == null ? "none" : label.toString().replace("\"", "").replace(".0", "");
    }
}
