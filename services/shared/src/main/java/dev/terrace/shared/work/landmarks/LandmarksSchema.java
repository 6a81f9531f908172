package dev.terrace.shared.work.landmarks;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Json;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Picture;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Points in feature groups, numbered through from 0 in the order of the groups: those of a template, {@code {"template":
 * "face-68"}}, or one's own.
 *
 * @param mirror for each point the one that takes its place when left and right are exchanged; each its own where there is no such
 * @param normalizer the two points whose distance is the size of the thing; empty where only its extent tells
 * @param labelAttributes what else is said of the whole
 */
public record LandmarksSchema(
        @Nullable String template,
        List<FeatureGroup> groups,
        List<Integer> mirror,
        List<Integer> normalizer,
        Attributes labelAttributes)
        implements LabelSchema<LandmarksLabel> {

    public LandmarksSchema {
        groups = List.copyOf(groups);
        mirror = List.copyOf(mirror);
        normalizer = List.copyOf(normalizer);
    }

    @JsonCreator
    static LandmarksSchema of(
            @JsonProperty("template") @Nullable String template,
            @JsonProperty("groups") @Nullable List<FeatureGroup> groups,
            @JsonProperty("mirror") @Nullable List<Integer> mirror,
            @JsonProperty("normalizer") @Nullable List<Integer> normalizer,
            @JsonProperty("labelAttributes") @Nullable Attributes attributes) {
        Attributes said = attributes == null ? Attributes.NONE : attributes;
        if (groups == null) {
            LandmarksSchema face = ofTemplate(template == null ? "" : template);
            return new LandmarksSchema(face.template, face.groups, face.mirror, face.normalizer, said);
        }
        int points = groups.stream().mapToInt(FeatureGroup::size).sum();
        return new LandmarksSchema(
                template,
                groups,
                mirror == null ? IntStream.range(0, points).boxed().toList() : mirror,
                normalizer == null ? List.of() : normalizer,
                said);
    }

    /** @throws IllegalArgumentException if there is no such template */
    public static LandmarksSchema ofTemplate(String name) {
        FaceTemplate face = FaceTemplate.named(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no template " + name));
        return new LandmarksSchema(face.name(), face.groups(), face.mirror(), face.normalizer(), Attributes.NONE);
    }

    /** What is wrong with the schema that a client sends; empty if it can be read. */
    public static List<Fault> faultsOf(JsonNode schema) {
        return LandmarksSchemaFaults.of(schema);
    }

    @Override
    @JsonIgnore
    public List<String> classes() {
        return List.of();
    }

    /** How many points a label has. */
    public int points() {
        return mirror.size();
    }

    /** The number of a group's first point. */
    public int first(FeatureGroup group) {
        int first = 0;
        for (FeatureGroup before : groups) {
            if (before.equals(group)) {
                return first;
            }
            first += before.size();
        }
        throw new IllegalArgumentException(group.name() + " is not of this schema");
    }

    @Override
    public List<Fault> faults(Content content) {
        return Picture.faults(content);
    }

    @Override
    public List<Fault> faults(JsonNode label, Task task) {
        return new LandmarksFaults(this, task).of(label);
    }

    @Override
    public LandmarksLabel read(JsonNode label, Task task) {
        List<Landmark> points = new ArrayList<>(points());
        for (FeatureGroup group : groups) {
            for (JsonNode point : label.get("points").get(group.name())) {
                points.add(placed(point, task));
            }
        }
        return new LandmarksLabel(points, labelAttributes.read(label.get("attributes")));
    }

    private static Landmark placed(JsonNode point, Task task) {
        Landmark.State state = Landmark.State.numbered(point.get(2).intValue());
        if (state == Landmark.State.OUTSIDE) {
            return Landmark.OUTSIDE;
        }
        double x = Math.max(0, point.get(0).doubleValue());
        double y = Math.max(0, point.get(1).doubleValue());
        if (task.content() instanceof Content.Image image) {
            x = image.width() == null ? x : Math.min(x, image.width());
            y = image.height() == null ? y : Math.min(y, image.height());
        }
        return new Landmark(x, y, state);
    }

    @Override
    public ObjectNode write(LandmarksLabel label) {
        ObjectNode json = Json.object();
        ObjectNode points = json.putObject("points");
        int next = 0;
        for (FeatureGroup group : groups) {
            ArrayNode list = points.putArray(group.name());
            for (int end = next + group.size(); next < end; next++) {
                Landmark point = label.points().get(next);
                ArrayNode triple = list.addArray();
                if (point.isPlaced()) {
                    triple.add(point.x()).add(point.y());
                } else {
                    triple.addNull().addNull();
                }
                triple.add(point.state().ordinal());
            }
        }
        if (!label.attributes().isEmpty()) {
            json.set("attributes", Json.tree(label.attributes()));
        }
        return json;
    }

    @Override
    public ObjectNode jsonSchema() {
        ObjectNode schema = Json.object().put("type", "object").put("additionalProperties", false);
        schema.putArray("required").add("points");
        ObjectNode all = schema.putObject("properties");
        if (!labelAttributes.list().isEmpty()) {
            all.set("attributes", labelAttributes.jsonSchema());
        }
        ObjectNode points = all.putObject("points");
        points.put("type", "object").put("additionalProperties", false);
        ArrayNode required = points.putArray("required");
        ObjectNode fields = points.putObject("properties");
        for (FeatureGroup group : groups) {
            required.add(group.name());
            ObjectNode list = fields.putObject(group.name()).put("type", "array");
            list.put("minItems", group.size()).put("maxItems", group.size());
            list.putObject("items").put("$ref", "#/$defs/point");
        }
        schema.putObject("$defs").set("point", point());
        return schema;
    }

    private static ObjectNode point() {
        ObjectNode point = Json.object().put("type", "array").put("minItems", 3).put("maxItems", 3);
        point.put("description", "x, y, and 2 visible or 1 occluded; null, null, 0 if it is outside the image");
        ArrayNode items = point.putArray("prefixItems");
        items.addObject().putArray("type").add("number").add("null");
        items.addObject().putArray("type").add("number").add("null");
        items.addObject().putArray("enum").add(0).add(1).add(2);
        return point;
    }

    @Override
    public long quantity(LandmarksLabel label, Terms.Per per) {
        return per == Terms.Per.POINT ? label.points().size() : 1;
    }
}
