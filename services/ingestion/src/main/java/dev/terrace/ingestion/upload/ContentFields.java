package dev.terrace.ingestion.upload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.ingestion.Text;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.LabelSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what an item is from the fields of its row: an image, a text, a video, a scene, or a prompt with answers. */
final class ContentFields {

    private static final int PIXELS = 1_000_000;
    private static final int FRAMES = 100_000_000;
    private static final int ANSWER_ID_CHARACTERS = 100;
    private static final int MOST_ANSWERS = 20;

    /** What tells each kind, with what else belongs to it. */
    private static final Map<String, List<String>> KINDS = Map.of(
            "media", List.of("media", "width", "height", "fps", "frames"),
            "text", List.of("text"),
            "scene", List.of("scene"),
            "cameras", List.of("cameras", "frames"),
            "prompt", List.of("prompt", "answers"));

    private static final List<String> COMMON = List.of("id", "meta", "start", "gold", "maxOverlap");

    private final Map<String, JsonNode> row;

    ContentFields(Map<String, JsonNode> row) {
        this.row = row;
    }

    /** The content, of the kind that the schema has work for. */
    Content content(LabelSchema<?> schema) throws BadRow {
        String kind = kind();
        for (String field : row.keySet()) {
            if (!COMMON.contains(field) && !KINDS.getOrDefault(kind, List.of()).contains(field)) {
                throw new BadRow(field, "does not go with " + kind + ": leave it out");
            }
        }
        return switch (kind) {
            case "media" -> media(schema);
            case "text" -> fitting(schema, new Content.Text(text("text")));
            case "scene" -> fitting(schema, SceneFields.scene(row.get("scene"), "scene"));
            case "cameras" -> fitting(schema, SceneFields.scene(row.get("cameras"), row.get("frames")));
            default -> fitting(schema, pair());
        };
    }

    private String kind() throws BadRow {
        String kind = null;
        for (String field : List.of("media", "text", "scene", "cameras", "prompt")) {
            if (row.containsKey(field)) {
                if (kind != null) {
                    throw new BadRow(field, "is there together with " + kind + ": give one of the two");
                }
                kind = field;
            }
        }
        if (kind == null) {
            throw new BadRow("media", "is missing: give media (an address), text, scene, or prompt and answers");
        }
        return kind;
    }

    private Content media(LabelSchema<?> schema) throws BadRow {
        String media = text("media");
        String fault = MediaReference.fault(media);
        if (fault != null) {
            throw new BadRow("media", fault);
        }
        Integer width = whole("width", PIXELS);
        Integer height = whole("height", PIXELS);
        if ((width == null) != (height == null)) {
            throw new BadRow(width == null ? "width" : "height", "is missing: give width and height both, or neither");
        }
        Content video =
                new Content.Video(media, width, height, FrameRates.read(row.get("fps")), whole("frames", FRAMES));
        if (row.containsKey("fps") || row.containsKey("frames")) {
            return fitting(schema, video);
        }
        Content image = new Content.Image(media, width, height);
        boolean isVideo = !schema.faults(image).isEmpty() && tellsMore(schema.faults(video));
        return fitting(schema, isVideo ? video : image);
    }

    /** Whether the faults are those of a video that lacks something, or none; not that a video is no use at all. */
    private static boolean tellsMore(List<Fault> faults) {
        return faults.isEmpty() || !faults.getFirst().path().isEmpty();
    }

    private static Content fitting(LabelSchema<?> schema, Content content) throws BadRow {
        List<Fault> faults = schema.faults(content);
        if (!faults.isEmpty()) {
            String path = faults.getFirst().path();
            throw new BadRow(
                    path.isEmpty() ? field(content) : path, faults.getFirst().problem());
        }
        return content;
    }

    private static String field(Content content) {
        return switch (content) {
            case Content.Image _, Content.Video _ -> "media";
            case Content.Text _ -> "text";
            case Content.Scene _ -> "scene";
            case Content.Pair _ -> "prompt";
        };
    }

    private Content pair() throws BadRow {
        String prompt = text("prompt");
        JsonNode answers = row.get("answers");
        if (answers == null || !answers.isArray() || answers.size() < 2 || answers.size() > MOST_ANSWERS) {
            throw new BadRow("answers", "must be a list of 2 to " + MOST_ANSWERS + " answers, each with id and text");
        }
        List<Content.Answer> read = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < answers.size(); i++) {
            String at = "answers[" + i + "]";
            JsonNode answer = answers.get(i);
            Shape.of(answer, at, List.of("id", "text"));
            String id = Shape.text(answer.get("id"), at + ".id");
            String fault = Text.nameFault(id, ANSWER_ID_CHARACTERS);
            if (fault != null) {
                throw new BadRow(at + ".id", fault);
            }
            if (!ids.add(id)) {
                throw new BadRow(at + ".id", "is that of an earlier answer: give each its own");
            }
            read.add(new Content.Answer(id, Shape.sound(answer.get("text"), at + ".text")));
        }
        return new Content.Pair(prompt, read);
    }

    private String text(String field) throws BadRow {
        return Shape.sound(row.get(field), field);
    }

    private @Nullable Integer whole(String field, int most) throws BadRow {
        JsonNode value = row.get(field);
        return value == null ? null : ItemFields.whole(field, value, most);
    }
}
