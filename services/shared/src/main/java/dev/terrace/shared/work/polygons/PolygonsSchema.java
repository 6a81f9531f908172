package dev.terrace.shared.work.polygons;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Faults;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Names;
import dev.terrace.shared.work.ObjectFields;
import dev.terrace.shared.work.Picture;
import dev.terrace.shared.work.SchemaFaults;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * At most so many polygons, each of one of these classes; the class may be left out where there is only one.
 *
 * @param attributes of each polygon
 * @param labelAttributes of the image as a whole
 */
public record PolygonsSchema(
        List<String> classes,
        int maxPolygons,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Attributes attributes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Attributes labelAttributes)
        implements LabelSchema<PolygonsLabel> {
    private static final int MOST = 200;
    private static final int USUAL_MOST = 50;
    private static final List<String> PLACE = List.of("rings");

    public PolygonsSchema {
        classes = Names.normal(classes);
    }

    public PolygonsSchema(List<String> classes, int maxPolygons) {
        this(classes, maxPolygons, Attributes.NONE, Attributes.NONE);
    }

    @JsonCreator
    static PolygonsSchema of(
            @JsonProperty("classes") List<String> classes,
            @JsonProperty("maxPolygons") @Nullable Integer maxPolygons,
            @JsonProperty("attributes") @Nullable Attributes attributes,
            @JsonProperty("labelAttributes") @Nullable Attributes labelAttributes) {
        return new PolygonsSchema(
                classes,
                maxPolygons == null ? USUAL_MOST : maxPolygons,
                Attributes.orNone(attributes),
                Attributes.orNone(labelAttributes));
    }

    /** What is wrong with the schema that a client sends; empty if it can be read. */
    public static List<Fault> faultsOf(JsonNode schema) {
        return SchemaFaults.of(schema, List.of("classes"), "maxPolygons", "attributes", "labelAttributes")
                .classes(1)
                .whole("maxPolygons", 1, MOST)
                .attributes("attributes")
                .attributes("labelAttributes")
                .list();
    }

    @Override
    public List<Fault> faults(Content content) {
        return Picture.faults(content);
    }

    @Override
    public List<Fault> faults(JsonNode label, Task task) {
        Faults faults = new Faults();
        if (!fields().label(label, faults) || !faults.list(label.get("polygons"), "polygons", maxPolygons)) {
            return faults.list();
        }
        Picture picture = Picture.of(task);
        PolygonFaults rings = new PolygonFaults(picture, faults);
        Map<Polygon, String> seen = new HashMap<>();
        for (int i = 0; i < label.get("polygons").size() && !faults.isFull(); i++) {
            JsonNode json = label.get("polygons").get(i);
            String path = "polygons[" + i + "]";
            int before = faults.count();
            if (fields().object(json, path, faults)) {
                rings.check(json.get("rings"), path + ".rings");
            }
            if (faults.count() == before) {
                Polygon shape = new Polygon(fields().name(json), PolygonFaults.read(json.get("rings"), picture));
                String twin = seen.putIfAbsent(shape, path);
                if (twin != null) {
                    faults.add(path, "it is the same as %s: two are exactly the same, leave one out", twin);
                }
            }
        }
        return faults.list();
    }

    private ObjectFields fields() {
        return new ObjectFields("polygons", PLACE, classes, attributes, labelAttributes);
    }

    @Override
    public PolygonsLabel read(JsonNode label, Task task) {
        List<Polygon> polygons = new ArrayList<>();
        for (JsonNode polygon : label.get("polygons")) {
            polygons.add(new Polygon(
                    fields().name(polygon),
                    PolygonFaults.read(polygon.get("rings"), Picture.of(task)),
                    attributes.read(polygon.get("attributes"))));
        }
        return new PolygonsLabel(polygons, labelAttributes.read(label.get("attributes")));
    }

    @Override
    public ObjectNode jsonSchema() {
        return fields().jsonSchema(maxPolygons, fields -> {
            ObjectNode ring = fields.putObject("rings")
                    .put("type", "array")
                    .put("minItems", 1)
                    .putObject("items")
                    .put("type", "array")
                    .put("minItems", 3);
            ring.putObject("items")
                    .put("type", "array")
                    .put("minItems", 2)
                    .put("maxItems", 2)
                    .putObject("items")
                    .put("type", "number");
        });
    }

    @Override
    public long quantity(PolygonsLabel label, Terms.Per per) {
        return switch (per) {
            case OBJECT -> label.polygons().size();
            case POINT ->
                label.polygons().stream()
                        .flatMap(p -> p.rings().stream())
                        .mapToLong(List::size)
                        .sum();
            case LABEL, SECOND -> 1;
        };
    }
}
