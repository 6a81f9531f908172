package dev.terrace.tools.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.WorkType;
import dev.terrace.tools.client.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Recorded labels in the form in which they are sent: a bare class or list gets its field, numbers that are names become texts, and
 * fields that no label of the kind has are left out, and counted.
 */
final class Forms {
    private static final Map<WorkType, Map<String, List<String>>> FIELDS = Map.of(
            WorkType.BOXES, Map.of("boxes", List.of("class", "x1", "y1", "x2", "y2", "attributes")),
            WorkType.POLYGONS, Map.of("polygons", List.of("class", "rings", "attributes")),
            WorkType.SPANS, Map.of("spans", List.of("class", "start", "end", "attributes")),
            WorkType.EVENTS, Map.of("events", List.of("product", "start", "end", "hand", "attributes")),
            WorkType.TRACKS, Map.of("tracks", List.of("id", "class", "keys", "attributes")),
            WorkType.SCENE, scene());
    private static final List<String> NAMES = List.of("class", "product", "id", "camera", "box", "cuboid", "hand");
    private static final List<String> KEY = List.of("frame", "x1", "y1", "x2", "y2", "outside");

    private final WorkType type;
    private final Map<String, Long> dropped = new TreeMap<>();

    Forms(WorkType type) {
        this.type = type;
    }

    private static Map<String, List<String>> scene() {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        lists.put("boxes", List.of("id", "frame", "camera", "class", "x1", "y1", "x2", "y2", "attributes"));
        lists.put("cuboids", List.of("id", "frame", "class", "x", "y", "z", "l", "w", "h", "yaw", "attributes"));
        lists.put("links", List.of("frame", "box", "cuboid"));
        return lists;
    }

    /** The fields that list the objects of such labels; none where labels have no objects. */
    static Map<String, List<String>> lists(WorkType type) {
        return FIELDS.getOrDefault(type, Map.of());
    }

    /** The kind that a label of this form is of; null if it could be of any or of none. */
    static @Nullable WorkType typeOf(JsonNode label) {
        if (label.has("cuboids")) {
            return WorkType.SCENE;
        }
        for (var kind : FIELDS.entrySet()) {
            if (kind.getValue().keySet().stream().anyMatch(label::has) && kind.getKey() != WorkType.SCENE) {
                return kind.getKey();
            }
        }
        if (label.has("points")) {
            return WorkType.LANDMARKS;
        }
        return label.has("order")
                ? WorkType.ANSWERS
                : label.has("class") || label.has("classes") ? WorkType.CLASSES : null;
    }

    /** What was left out of labels, with how often. */
    Map<String, Long> dropped() {
        return dropped;
    }

    /** The label of a row: what it says, or the row itself where its fields stand beside the task's. */
    JsonNode label(ObjectNode row, String... names) {
        for (String name : names) {
            if (row.hasNonNull(name)) {
                return sent(row.get(name));
            }
        }
        return typeOf(row) == type ? sent(row) : Json.object();
    }

    private JsonNode sent(JsonNode said) {
        return switch (type) {
            case CLASSES -> classes(said);
            case BOXES, POLYGONS, SPANS, EVENTS, TRACKS, SCENE -> objects(said);
            case LANDMARKS -> landmarks(said);
            case ANSWERS -> answers(said);
        };
    }

    private JsonNode classes(JsonNode said) {
        ObjectNode label = Json.object();
        if (said.isValueNode()) {
            return label.put("class", said.asText());
        }
        if (said.hasNonNull("class")) {
            label.put("class", said.get("class").asText());
        } else {
            JsonNode list = said.isArray() ? said : said.path("classes");
            if (list.isArray()) {
                texts(list, label.putArray("classes"));
            }
        }
        keep(label, said, "attributes");
        return label;
    }

    private static void texts(JsonNode from, ArrayNode into) {
        from.forEach(
                one -> into.add(one.isNumber() ? one.asText() : one.isTextual() ? one.textValue() : one.toString()));
    }

    private static void keep(ObjectNode label, JsonNode said, String field) {
        if (said.hasNonNull(field)) {
            label.set(field, said.get(field));
        }
    }

    private JsonNode objects(JsonNode said) {
        ObjectNode label = Json.object();
        Map<String, List<String>> lists = lists(type);
        JsonNode whole =
                said.isArray() ? Json.object().set(lists.keySet().iterator().next(), said) : said;
        lists.forEach((list, fields) -> {
            if (whole.path(list).isArray()) {
                ArrayNode objects = label.putArray(list);
                whole.path(list).forEach(object -> objects.add(object(object, list, fields)));
            } else if (type == WorkType.SCENE) {
                label.putArray(list);
            }
        });
        keep(label, whole, "attributes");
        return label;
    }

    private JsonNode object(JsonNode object, String list, List<String> fields) {
        if (!object.isObject()) {
            return object;
        }
        ObjectNode kept = only(object, fields, list);
        for (String name : NAMES) {
            if (kept.path(name).isNumber()) {
                kept.put(name, kept.get(name).asText());
            }
        }
        if (kept.path("keys").isArray()) {
            ArrayNode keys = Json.MAPPER.createArrayNode();
            kept.get("keys").forEach(key -> keys.add(key.isObject() ? only(key, KEY, "keys") : key));
            kept.set("keys", keys);
        }
        return kept;
    }

    /** The object with these fields; those of the others that say something are counted. */
    private ObjectNode only(JsonNode object, List<String> fields, String list) {
        ObjectNode kept = Json.object();
        object.properties().forEach(field -> {
            if (fields.contains(field.getKey())) {
                if (!field.getValue().isNull()) {
                    kept.set(field.getKey(), field.getValue());
                }
            } else {
                dropped.merge(list + "." + field.getKey(), 1L, Long::sum);
            }
        });
        return kept;
    }

    /** Groups under names as schemas have them; points that stand in one list are those of a face. */
    private static JsonNode landmarks(JsonNode said) {
        JsonNode groups = said.has("points") ? said.path("points") : said;
        ObjectNode label = Json.object();
        ObjectNode points = label.putObject("points");
        if (groups.isArray()) {
            ArrayNode list = Json.MAPPER.createArrayNode();
            points(groups, list);
            Faces.split(list, points);
        } else {
            groups.properties().forEach(group -> points(group.getValue(), points.putArray(named(group.getKey()))));
        }
        keep(label, said, "attributes");
        return label;
    }

    private static String named(String group) {
        return group.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }

    /** Two numbers are a visible point; one that is not seen has no place, whatever stands there. */
    private static void points(JsonNode from, ArrayNode into) {
        boolean isOne = from.isArray() && !from.isEmpty() && !from.get(0).isContainerNode();
        for (JsonNode point : isOne ? List.of(from) : from) {
            ArrayNode placed = into.addArray();
            if (point.size() == 3 && point.get(2).isNumber() && point.get(2).asInt() == 0) {
                placed.addNull().addNull().add(0);
            } else {
                point.forEach(placed::add);
                if (point.size() == 2) {
                    placed.add(2);
                }
            }
        }
    }

    private static JsonNode answers(JsonNode said) {
        ObjectNode label = Json.object();
        JsonNode order = said.isArray() ? said : said.path("order");
        if (order.isArray()) {
            ArrayNode places = label.putArray("order");
            for (JsonNode place : order) {
                texts(place.isArray() ? place : Json.MAPPER.createArrayNode().add(place), places.addArray());
            }
        }
        if (said.path("shown").isArray()) {
            texts(said.path("shown"), label.putArray("shown"));
        }
        for (String field : List.of("by", "reasons", "attributes")) {
            keep(label, said, field);
        }
        return label;
    }

    /** The label without what the schema does not ask: by how much, which hand; of more than two answers nobody is asked by how much. */
    static JsonNode asked(ObjectNode schema, JsonNode label) {
        int answers = 0;
        for (JsonNode place : label.path("order")) {
            answers += place.size();
        }
        if (label instanceof ObjectNode order
                && (answers > 2 || !schema.path("by").asBoolean(true))) {
            order.remove("by");
        }
        for (JsonNode event : label.path("events")) {
            if (event instanceof ObjectNode taken && !schema.path("hand").asBoolean(true)) {
                taken.remove("hand");
            }
        }
        return label;
    }
}
