package dev.terrace.tools.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.landmarks.FeatureGroup;
import dev.terrace.shared.work.landmarks.LandmarksSchema;
import dev.terrace.tools.client.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Which published order of a face's points some groups of points are in. */
final class Faces {
    private static final List<LandmarksSchema> TEMPLATES = Stream.of("face-68", "face-98", "face-5")
            .map(LandmarksSchema::ofTemplate)
            .toList();

    /** What others call the groups of the templates. */
    private static final Map<String, String> ALSO = Map.ofEntries(
            Map.entry("jaw", "outline"),
            Map.entry("contour", "outline"),
            Map.entry("face_outline", "outline"),
            Map.entry("right_eyebrow", "right_brow"),
            Map.entry("left_eyebrow", "left_brow"),
            Map.entry("outer_mouth", "mouth"),
            Map.entry("outer_lips", "mouth"),
            Map.entry("inner", "inner_mouth"),
            Map.entry("mouth_inner", "inner_mouth"),
            Map.entry("inner_lips", "inner_mouth"));

    private Faces() {}

    /** The points of one list by the groups of the template that has as many; of the group {@code points} if none has. */
    static void split(ArrayNode points, ObjectNode into) {
        LandmarksSchema face = TEMPLATES.stream()
                .filter(f -> f.points() == points.size())
                .findFirst()
                .orElse(null);
        if (face == null) {
            into.set("points", points);
            return;
        }
        int at = 0;
        for (FeatureGroup group : face.groups()) {
            for (int n = 0; n < group.size(); n++) {
                into.withArray(group.name()).add(points.get(at++));
            }
        }
    }

    /**
     * The template that has groups of these names and sizes, under its own name or those of others; else of these sizes in this
     * order; else the groups as they are, left paired with right.
     */
    static ObjectNode schema(Map<String, Integer> sizes) {
        for (LandmarksSchema face : TEMPLATES) {
            Map<String, String> names = new LinkedHashMap<>();
            sizes.forEach((name, size) -> names.put(ALSO.getOrDefault(name, name), name));
            boolean same = names.size() == face.groups().size()
                    && face.groups().stream()
                            .allMatch(g -> names.containsKey(g.name())
                                    && Objects.equals(sizes.get(names.get(g.name())), g.size()));
            if (same) {
                return schema(
                        face,
                        face.groups().stream()
                                .map(g -> Objects.requireNonNull(names.get(g.name())))
                                .toList());
            }
        }
        return TEMPLATES.stream()
                .filter(face -> List.copyOf(sizes.values())
                        .equals(face.groups().stream().map(FeatureGroup::size).toList()))
                .findFirst()
                .map(face -> schema(face, List.copyOf(sizes.keySet())))
                .orElseGet(() -> own(sizes));
    }

    /** The template with other names for its groups. */
    private static ObjectNode schema(LandmarksSchema face, List<String> names) {
        if (names.equals(face.groups().stream().map(FeatureGroup::name).toList())) {
            return Json.object().put("template", face.template());
        }
        ObjectNode schema = Json.object();
        for (int n = 0; n < names.size(); n++) {
            FeatureGroup group = face.groups().get(n);
            schema.withArray("groups")
                    .addObject()
                    .put("name", names.get(n))
                    .put("size", group.size())
                    .put("closed", group.closed())
                    .put("radius", group.radius());
        }
        schema.set("mirror", Json.of(face.mirror()));
        schema.set("normalizer", Json.of(face.normalizer()));
        return schema;
    }

    /** Each point of {@code left_x} is exchanged with that of {@code right_x}, where both have as many. */
    private static ObjectNode own(Map<String, Integer> sizes) {
        ObjectNode schema = Json.object();
        Map<String, Integer> firsts = new LinkedHashMap<>();
        int points = 0;
        for (var group : sizes.entrySet()) {
            firsts.put(group.getKey(), points);
            points += group.getValue();
            schema.withArray("groups").addObject().put("name", group.getKey()).put("size", group.getValue());
        }
        ArrayNode mirror = schema.putArray("mirror");
        sizes.forEach((name, size) -> {
            String other = opposite(name);
            int first = Objects.requireNonNull(firsts.get(size.equals(sizes.get(other)) ? other : name));
            for (int n = 0; n < size; n++) {
                mirror.add(first + n);
            }
        });
        return schema;
    }

    private static String opposite(String name) {
        return name.contains("left") ? name.replace("left", "right") : name.replace("right", "left");
    }
}
