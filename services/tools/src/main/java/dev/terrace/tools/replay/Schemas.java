package dev.terrace.tools.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.WorkType;
import dev.terrace.tools.client.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What labels may be, where a recording does not say: what they are. Pure. */
final class Schemas {
    /** What nobody says, as a choice needs two classes. */
    static final String OTHER = "none of these";

    private static final Map<WorkType, Integer> MOST_OBJECTS = Map.of(
            WorkType.BOXES, 1_000,
            WorkType.POLYGONS, 200,
            WorkType.SPANS, 2_000,
            WorkType.EVENTS, 1_000,
            WorkType.TRACKS, 1_000,
            WorkType.SCENE, 2_000);

    private final WorkType type;
    private final Collection<JsonNode> labels;
    private final Collection<JsonNode> truths;
    private final ObjectNode schema = Json.object();

    private Schemas(WorkType type, Collection<JsonNode> labels, Collection<JsonNode> truths) {
        this.type = type;
        this.labels = labels;
        this.truths = truths;
        schema.put("type", type.label());
    }

    /**
     * @param labels in the form of {@link Forms}
     * @param items as they are said, which may list products
     */
    static ObjectNode of(
            WorkType type, Collection<JsonNode> labels, Collection<JsonNode> truths, Collection<ObjectNode> items) {
        Schemas schemas = new Schemas(type, labels, truths);
        switch (type) {
            case CLASSES -> schemas.classes();
            case BOXES -> schemas.objects("boxes", "class", "classes", "maxBoxes");
            case POLYGONS -> schemas.objects("polygons", "class", "classes", "maxPolygons");
            case TRACKS -> schemas.objects("tracks", "class", "classes", "maxTracks");
            case SPANS -> schemas.spans();
            case EVENTS -> schemas.events(items);
            case SCENE -> schemas.scene();
            case LANDMARKS -> schemas.landmarks();
            case ANSWERS -> schemas.answers();
        }
        return schemas.schema;
    }

    private List<JsonNode> all() {
        List<JsonNode> all = new ArrayList<>(labels);
        all.addAll(truths);
        return all;
    }

    private List<JsonNode> objects(String list) {
        List<JsonNode> objects = new ArrayList<>();
        all().forEach(label -> label.path(list).forEach(objects::add));
        return objects;
    }

    private void classes() {
        boolean several = all().stream().anyMatch(label -> label.has("classes"));
        Set<String> names = new LinkedHashSet<>();
        int least = Integer.MAX_VALUE;
        for (JsonNode label : all()) {
            label.path("classes").forEach(name -> names.add(name.asText()));
            if (label.has("class")) {
                names.add(label.path("class").asText());
            }
            least = Math.min(least, label.path("classes").size());
        }
        if (!several && names.size() == 1) {
            names.add(OTHER);
        }
        names.forEach(schema.putArray("classes")::add);
        if (several) {
            schema.put("min", Math.min(1, least)).put("max", names.size());
        } else {
            return;
        }
        attributes("labelAttributes", all());
    }

    private void objects(String list, String field, String names, String most) {
        named(names, objects(list), field, Set.of());
        schema.put(most, most(List.of(list)));
        attributes("attributes", objects(list));
        attributes("labelAttributes", all());
    }

    private void named(String names, List<JsonNode> objects, String field, Set<String> first) {
        Set<String> seen = new LinkedHashSet<>(first);
        objects.stream()
                .filter(o -> o.hasNonNull(field))
                .forEach(o -> seen.add(o.path(field).asText()));
        if (seen.isEmpty()) {
            seen.add(Recordings.THING);
        }
        seen.forEach(schema.putArray(names)::add);
    }

    /** Twice as many as any label has, for a panel may find more than one person does. */
    private int most(List<String> lists) {
        int most = 0;
        for (JsonNode label : all()) {
            most = Math.max(
                    most,
                    lists.stream()
                            .mapToInt(list -> label.path(list).size())
                            .max()
                            .orElse(0));
        }
        return Math.clamp(2L * most, 50, Objects.requireNonNull(MOST_OBJECTS.get(type)));
    }

    /** Marks may overlap if those that are right do; where nobody knows, if those of people do. */
    private void spans() {
        objects("spans", "class", "classes", "maxSpans");
        schema.put("flat", (truths.isEmpty() ? labels : truths).stream().noneMatch(Schemas::overlaps));
    }

    private static boolean overlaps(JsonNode label) {
        JsonNode spans = label.path("spans");
        for (int i = 0; i < spans.size(); i++) {
            for (int j = 0; j < i; j++) {
                int start = Math.max(
                        spans.get(i).path("start").asInt(),
                        spans.get(j).path("start").asInt());
                int end = Math.min(
                        spans.get(i).path("end").asInt(),
                        spans.get(j).path("end").asInt());
                if (start < end) {
                    return true;
                }
            }
        }
        return false;
    }

    private void events(Collection<ObjectNode> items) {
        Set<String> products = new LinkedHashSet<>();
        items.forEach(item -> item.path("products").forEach(product -> products.add(product.asText())));
        List<JsonNode> events = objects("events");
        named("products", events, "product", products);
        long handed = events.stream().filter(event -> event.hasNonNull("hand")).count();
        schema.put("hand", 2 * handed > events.size()).put("maxEvents", most(List.of("events")));
        attributes("attributes", events);
        attributes("labelAttributes", all());
    }

    private void scene() {
        List<JsonNode> objects = objects("boxes");
        objects.addAll(objects("cuboids"));
        named("classes", objects, "class", Set.of());
        schema.put("maxObjects", most(List.of("boxes", "cuboids", "links")));
        attributes("attributes", objects("cuboids"));
        attributes("boxAttributes", objects("boxes"));
        attributes("labelAttributes", all());
    }

    private void landmarks() {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (JsonNode label : truths.isEmpty() ? labels : truths) {
            label.path("points")
                    .properties()
                    .forEach(g -> sizes.putIfAbsent(g.getKey(), g.getValue().size()));
        }
        schema.setAll(Faces.schema(sizes));
        attributes("labelAttributes", all());
    }

    /** By how much is asked if most say it of two answers that differ. */
    private void answers() {
        long differ = 0;
        long said = 0;
        Set<String> reasons = new LinkedHashSet<>();
        for (JsonNode label : labels) {
            JsonNode order = label.path("order");
            if (order.size() == 2 && order.get(0).size() == 1 && order.get(1).size() == 1) {
                differ++;
                said += label.hasNonNull("by") ? 1 : 0;
            }
            label.path("reasons").forEach(reason -> reasons.add(reason.asText()));
        }
        schema.put("by", differ == 0 || 2 * said > differ);
        reasons.forEach(schema.putArray("reasons")::add);
        attributes("labelAttributes", all());
    }

    /** Flags, numbers and texts as they occur; a text that has few values is a choice. */
    private void attributes(String field, List<JsonNode> objects) {
        Map<String, Set<JsonNode>> values = new LinkedHashMap<>();
        for (JsonNode object : objects) {
            object.path("attributes")
                    .properties()
                    .forEach(a -> values.computeIfAbsent(a.getKey(), n -> new LinkedHashSet<>())
                            .add(a.getValue()));
        }
        if (values.isEmpty()) {
            return;
        }
        ArrayNode list = schema.putArray(field);
        values.forEach((name, said) -> Attributes.describe(list.addObject().put("name", name), said));
    }
}
