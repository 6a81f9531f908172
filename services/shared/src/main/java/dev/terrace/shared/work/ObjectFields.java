package dev.terrace.shared.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The fields that labels which are lists of objects have in common: {@code {"boxes": [{"class", …, "attributes"}],
 * "attributes"}}. The class may be left out where there is only one.
 *
 * @param list name of the list
 * @param place fields that say where an object is
 * @param attributes of each object
 * @param labelAttributes of the whole label
 */
public record ObjectFields(
        String list, List<String> place, List<String> classes, Attributes attributes, Attributes labelAttributes) {
    private static final String CLASS = "class";
    private static final String ATTRIBUTES = Attributes.FIELD;

    /** Whether the label has its fields and no others; what its list holds is not looked at. */
    public boolean label(JsonNode label, Faults faults) {
        return labelAttributes.checkLabel(label, list, faults);
    }

    /** Whether the object has its fields and no others, a class of the list, and attributes as they should be. */
    public boolean object(JsonNode object, String path, Faults faults) {
        List<String> must = new ArrayList<>(place);
        if (classes.size() > 1) {
            must.addFirst(CLASS);
        }
        List<String> may = new ArrayList<>(List.of(CLASS));
        if (!attributes.list().isEmpty()) {
            may.add(ATTRIBUTES);
        }
        if (!faults.object(object, path, must, may.toArray(String[]::new))) {
            return false;
        }
        int before = faults.count();
        if (object.hasNonNull(CLASS)) {
            faults.name(object.get(CLASS), path + "." + CLASS, classes);
        }
        attributes.check(object.get(ATTRIBUTES), path + "." + ATTRIBUTES, faults);
        return faults.count() == before;
    }

    /** The class of an object in which {@link #object} found nothing. */
    public String name(JsonNode object) {
        return object.hasNonNull(CLASS) ? Names.match(object.get(CLASS).textValue(), classes) : classes.getFirst();
    }

    /**
     * The labels as JSON Schema.
     *
     * @param places adds what the fields that say where an object is may be
     */
    public ObjectNode jsonSchema(int most, Consumer<ObjectNode> places) {
        ObjectNode schema = Json.object()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("type", "object")
                .put("additionalProperties", false);
        ArrayNode needed = schema.putArray("required").add(list);
        ObjectNode fields = schema.putObject("properties");
        ObjectNode objects = fields.putObject(list).put("type", "array").put("maxItems", most);
        labelAttributes.describe(needed, fields);
        ObjectNode object = objects.putObject("items").put("type", "object").put("additionalProperties", false);
        ArrayNode must = object.putArray("required");
        if (classes.size() > 1) {
            must.add(CLASS);
        }
        place.forEach(must::add);
        ObjectNode each = object.putObject("properties");
        classes.forEach(each.putObject(CLASS).putArray("enum")::add);
        places.accept(each);
        attributes.describe(must, each);
        return schema;
    }
}
