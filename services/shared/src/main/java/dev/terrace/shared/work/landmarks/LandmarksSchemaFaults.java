package dev.terrace.shared.work.landmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Faults;
import dev.terrace.shared.work.Json;
import dev.terrace.shared.work.SchemaFaults;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with a landmark schema as a client sends it. */
final class LandmarksSchemaFaults {
    private static final int MOST_POINTS = 1000;
    private static final int MOST_GROUPS = 100;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    private final Faults faults;

    private LandmarksSchemaFaults(Faults faults) {
        this.faults = faults;
    }

    static List<Fault> of(JsonNode schema) {
        SchemaFaults all =
                SchemaFaults.of(schema, List.of(), "template", "groups", "mirror", "normalizer", "labelAttributes");
        if (all.list().isEmpty()) {
            new LandmarksSchemaFaults(all.attributes("labelAttributes").faults()).schema(schema);
        }
        return all.list();
    }

    private void schema(JsonNode schema) {
        boolean named = schema.hasNonNull("template");
        if (named && !faults.name(schema.get("template"), "template", FaceTemplate.names())) {
            return;
        }
        if (schema.hasNonNull("groups")) {
            int points = groups(schema.get("groups"));
            if (faults.isEmpty()) {
                mirror(schema.get("mirror"), points);
                normalizer(schema.get("normalizer"), points);
            }
            if (faults.isEmpty() && named) {
                sameAsTemplate(schema);
            }
        } else if (!named) {
            faults.add("groups", "expected a template (%s) or groups", String.join(", ", FaceTemplate.names()));
        } else if (schema.hasNonNull("mirror") || schema.hasNonNull("normalizer")) {
            faults.add(
                    "template", "it has its own mirror and normalizer; leave them out, or give groups instead of it");
        }
    }

    private void sameAsTemplate(JsonNode schema) {
        LandmarksSchema own = Json.read(schema, LandmarksSchema.class);
        String template = schema.get("template").textValue();
        LandmarksSchema face = LandmarksSchema.ofTemplate(template);
        if (!own.groups().equals(face.groups()) || !own.mirror().equals(face.mirror())) {
            faults.add("template", "the groups are not those of %s; leave out one of the two", template);
        }
    }

    private int groups(JsonNode groups) {
        if (!faults.list(groups, "groups", MOST_GROUPS)) {
            return 0;
        }
        if (groups.isEmpty()) {
            faults.add("groups", "expected at least one group");
        }
        Set<String> names = new HashSet<>();
        int points = 0;
        for (int i = 0; i < groups.size() && !faults.isFull(); i++) {
            points += group(groups.get(i), "groups[" + i + "]", names);
        }
        if (points > MOST_POINTS) {
            faults.add("groups", "at most %d points: there are %d", MOST_POINTS, points);
        }
        return points;
    }

    private int group(JsonNode group, String path, Set<String> names) {
        if (!faults.object(group, path, List.of("name", "size"), "closed", "radius")) {
            return 0;
        }
        String name = group.get("name").asText();
        if (!NAME.matcher(name).matches()) {
            faults.add(path + ".name", "expected up to 40 of a-z, 0-9 and _, beginning with a letter");
        } else if (!names.add(name)) {
            faults.add(path + ".name", "%s is there twice", Faults.quoted(name));
        }
        if (group.hasNonNull("closed") && !group.get("closed").isBoolean()) {
            faults.add(path + ".closed", "expected true or false");
        }
        if (group.hasNonNull("radius")) {
            faults.number(group.get("radius"), path + ".radius", 0.001, 1, "the size of the thing");
        }
        return faults.whole(group.get("size"), path + ".size", 1, MOST_POINTS)
                ? group.get("size").intValue()
                : 0;
    }

    private void mirror(@Nullable JsonNode mirror, int points) {
        if (mirror == null || mirror.isNull() || !numbers(mirror, "mirror", points, points)) {
            return;
        }
        for (int i = 0; i < points; i++) {
            int other = mirror.get(i).intValue();
            if (mirror.get(other).intValue() != i) {
                faults.add("mirror[" + i + "]", "%d takes its place, but not it the place of %d", other, other);
                return;
            }
        }
    }

    private void normalizer(@Nullable JsonNode normalizer, int points) {
        if (normalizer == null || normalizer.isNull() || normalizer.isEmpty()) {
            return;
        }
        if (numbers(normalizer, "normalizer", 2, points)
                && normalizer.get(0).intValue() == normalizer.get(1).intValue()) {
            faults.add("normalizer", "expected two different points");
        }
    }

    private boolean numbers(JsonNode list, String path, int size, int points) {
        if (!list.isArray() || list.size() != size) {
            faults.add(path, "expected a list of %d numbers of points", size);
            return false;
        }
        boolean right = true;
        for (int i = 0; i < size && !faults.isFull(); i++) {
            right &= faults.whole(list.get(i), path + "[" + i + "]", 0, points - 1);
        }
        return right && !faults.isFull();
    }
}
