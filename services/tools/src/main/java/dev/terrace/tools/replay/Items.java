package dev.terrace.tools.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.WorkType;
import dev.terrace.tools.client.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What items are, in whichever of the usual ways a recording says it. What it leaves unsaid is filled in from how far the labels
 * reach, so that a recording without items can be played too.
 */
final class Items {
    private static final int ANY_RATE = 25;

    private final WorkType type;
    private final ObjectNode said;
    private final List<JsonNode> labels;
    private final String media;

    /** An item as a row of a manifest, without its id, and as what labels are checked against. */
    record Item(ObjectNode row, Content content) {
        private static Item of(String kind, ObjectNode row) {
            ObjectNode content = row.deepCopy().put("type", kind);
            return new Item(row, Json.MAPPER.convertValue(content, Content.class));
        }

        /** An image of this size, or of an unknown one if it is 0. */
        static Item image(String media, int width, int height) {
            ObjectNode row = Json.object().put("media", media);
            return of("image", width > 0 && height > 0 ? row.put("width", width).put("height", height) : row);
        }
    }

    private Items(WorkType type, ObjectNode said, List<JsonNode> labels, String media) {
        this.type = type;
        this.said = said;
        this.labels = labels;
        this.media = media;
    }

    /**
     * @param said the row of the item, with what it is inside {@code item} or {@code content} or beside its name
     * @param labels all that were given for it, and its truth
     * @param media its name in the manifest, as recordings have none that can be fetched
     */
    static Item of(WorkType type, ObjectNode said, List<JsonNode> labels, String media) {
        ObjectNode flat = said.deepCopy();
        for (String inner : List.of("item", "content", "image", "video", "scene")) {
            if (flat.path(inner) instanceof ObjectNode object) {
                flat.remove(inner);
                flat.setAll(object);
            }
        }
        return new Items(type, flat, labels, media).item();
    }

    private Item item() {
        return switch (type) {
            case CLASSES, BOXES, POLYGONS, LANDMARKS -> Item.image(media, size("width"), size("height"));
            case SPANS -> Item.of("text", text());
            case EVENTS, TRACKS -> Item.of("video", video());
            case SCENE -> Item.of("scene", scene());
            case ANSWERS -> Item.of("pair", pair());
        };
    }

    private int size(String side) {
        JsonNode both = said.path("size");
        return both.isArray()
                ? both.path(side.equals("width") ? 0 : 1).asInt()
                : said.path(side).asInt();
    }

    private ObjectNode text() {
        return Json.object()
                .put(
                        "text",
                        said.path("text").isTextual()
                                ? said.path("text").textValue()
                                : "x".repeat(reach("spans", "end")));
    }

    private ObjectNode video() {
        ObjectNode row = Json.object().put("media", media);
        if (size("width") > 0 && size("height") > 0) {
            row.put("width", size("width")).put("height", size("height"));
        }
        Content.FrameRate fps = Rates.of(said, ANY_RATE);
        row.putObject("fps").put("num", fps.num()).put("den", fps.den());
        return row.put("frames", frames(fps));
    }

    private int frames(Content.FrameRate fps) {
        for (String name : List.of("frames", "frame_count", "frameCount")) {
            if (said.path(name).isNumber()) {
                return Math.max(1, said.path(name).asInt());
            }
        }
        long ms = Math.max(
                said.path("duration_ms").asLong(), said.path("durationMs").asLong());
        long told = Math.max(fps.frame(ms), said.path("to").asLong());
        long reached = type == WorkType.EVENTS ? fps.frame(reach("events", "end")) : lastKey();
        return (int) Math.max(told, reached) + 1;
    }

    private int lastKey() {
        return labels.stream()
                .flatMap(label -> stream(label.path("tracks")))
                .flatMap(track -> stream(track.path("keys")))
                .mapToInt(key -> key.path("frame").asInt())
                .max()
                .orElse(0);
    }

    private ObjectNode scene() {
        ObjectNode row = Json.object();
        ArrayNode cameras = row.putArray("cameras");
        List<String> names = new ArrayList<>();
        for (JsonNode camera : said.path("cameras")) {
            ObjectNode one = cameras.addObject()
                    .put("name", camera.path("name").asText())
                    .put("width", camera.path("width").asInt())
                    .put("height", camera.path("height").asInt());
            flatten(camera.path("K"), one.putArray("K"));
            flatten(camera.path("T_cam_ego"), one.putArray("T_cam_ego"));
            names.add(camera.path("name").asText());
        }
        ArrayNode frames = row.putArray("frames");
        int count = said.path("frames").isArray()
                ? said.path("frames").size()
                : Math.max(
                        said.path("frames").asInt(), 1 + Math.max(reach("boxes", "frame"), reach("cuboids", "frame")));
        for (int n = 0; n < Math.max(1, count); n++) {
            ObjectNode frame = frames.addObject().put("points", "%s/%d.pcd".formatted(media, n));
            ArrayNode images = frame.putArray("images");
            for (String name : names) {
                images.add("%s/%d/%d.jpg".formatted(media, n, names.indexOf(name)));
            }
        }
        return row;
    }

    /** A matrix row by row, however its rows are bracketed. */
    private static void flatten(JsonNode matrix, ArrayNode into) {
        for (JsonNode number : matrix) {
            if (number.isArray()) {
                flatten(number, into);
            } else {
                into.add(number.asDouble());
            }
        }
    }

    private ObjectNode pair() {
        ObjectNode row = Json.object().put("prompt", prompt());
        ArrayNode answers = row.putArray("answers");
        JsonNode list = said.path("answers");
        if (list.isObject()) {
            list.properties().forEach(answer -> answer(answers, answer.getKey(), answer.getValue()));
        } else if (list.isArray() && !list.isEmpty()) {
            int n = 0;
            for (JsonNode answer : list) {
                String id = answer.isTextual()
                        ? nameOf(answer.asText(), n)
                        : answer.path("id").asText();
                answer(answers, id, answer.isTextual() ? answer : answer.path("text"));
                n++;
            }
        } else {
            named().forEach(id -> answer(answers, id, said.path(id)));
        }
        return row;
    }

    private String prompt() {
        for (String name : List.of("prompt", "question", "text")) {
            if (!said.path(name).asText().isBlank()) {
                return said.path(name).asText();
            }
        }
        return "Which is better?";
    }

    /** An answer that is only a text is called as the labels call it: by itself, or by a letter. */
    private String nameOf(String text, int n) {
        return named().contains(text) ? text : String.valueOf((char) ('a' + n));
    }

    private Set<String> named() {
        Set<String> named = new TreeSet<>();
        labels.stream()
                .flatMap(label -> stream(label.path("order")))
                .forEach(equal -> equal.forEach(id -> named.add(id.asText())));
        return named;
    }

    private static void answer(ArrayNode answers, String id, JsonNode text) {
        answers.addObject().put("id", id).put("text", text.asText().isBlank() ? id : text.asText());
    }

    /** The highest of a whole number in the objects of all labels; 0 if there is none. */
    private int reach(String list, String field) {
        return labels.stream()
                .flatMap(label -> stream(label.path(list)))
                .mapToInt(object -> object.path(field).asInt())
                .max()
                .orElse(0);
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
