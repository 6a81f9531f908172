package dev.terrace.ingestion.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.terrace.ingestion.Item;
import dev.terrace.ingestion.Parts;
import dev.terrace.ingestion.Text;
import dev.terrace.ingestion.media.Medium;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Terms;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one row as they are found. What a field may hold is said here and in {@link ContentFields}, once for all formats. */
final class ItemFields {

    static final String NAMES =
            "id, media, text, width, height, fps, frames, scene, cameras, prompt, answers, meta, start,"
                    + " gold, maxOverlap";

    private static final Set<String> KNOWN = Set.of(NAMES.split(", "));
    private static final int ID_CHARACTERS = 256;
    private static final int OVERLAP = 100;
    /** Several of them fit into one event. */
    private static final int LABEL_CHARACTERS = 1 << 18;

    private final Map<String, JsonNode> values = new LinkedHashMap<>();

    /** Of a medium that is an item under its own name. */
    static ItemFields of(String medium) {
        ItemFields fields = new ItemFields();
        fields.values.put("id", TextNode.valueOf(medium));
        fields.values.put("media", TextNode.valueOf(medium));
        return fields;
    }

    static boolean isKnown(String field) {
        return KNOWN.contains(field);
    }

    static BadRow unknown(String field) {
        return new BadRow(
                Text.quoted(field), "is not a field of an item: put your own data into meta; there may be " + NAMES);
    }

    /** Takes a field; one that comes twice is refused, as nobody can say which of the two was meant. */
    void take(String field, JsonNode value) throws BadRow {
        if (!isKnown(field)) {
            throw unknown(field);
        }
        if (values.containsKey(field)) {
            throw new BadRow(field, "is there twice: leave one of the two out");
        }
        values.put(field, value);
    }

    /** The item that the fields make, where the terms have work for it. */
    Item item(Terms terms, MediaNames media) throws BadRow, IOException {
        values.values().removeIf(JsonNode::isNull);
        List<String> shown = MediaFields.shown(values);
        Optional<Medium> kept = new MediaFields(media).fill(values);
        String id = id();
        LabelSchema<?> schema = terms.work().schema();
        Content content = new ContentFields(values).content(schema);
        if (kept.isPresent()) {
            MediaFields.require(kept.get(), content);
        }
        Optional<String> uncut = Parts.fault(content, terms.split());
        if (uncut.isPresent()) {
            throw new BadRow(null, uncut.get());
        }
        JsonNode meta = values.get("meta");
        if (meta != null) {
            Meta.check(meta);
        }
        if (!shown.isEmpty() && mayHaveLabels(content, terms)) {
            for (LabelUse use : LabelUse.values()) {
                if (!values.containsKey(use.field())) {
                    media.label(use, id, shown, content).ifPresent(label -> values.put(use.field(), label));
                }
            }
        }
        return new Item(
                id,
                content,
                meta,
                label(LabelUse.START, content, terms),
                label(LabelUse.GOLD, content, terms),
                maxOverlap());
    }

    private static boolean mayHaveLabels(Content content, Terms terms) {
        return content instanceof Content.Image
                || content instanceof Content.Scene
                        && Parts.of(content, terms.split()).size() == 1;
    }

    private String id() throws BadRow {
        JsonNode id = values.get("id");
        if (id == null) {
            throw new BadRow("id", "is missing: give each item your own name for it");
        }
        if (!id.isTextual()) {
            throw new BadRow("id", "must be a text: put the value in quotes");
        }
        String fault = Text.nameFault(id.textValue(), ID_CHARACTERS);
        if (fault != null) {
            throw new BadRow("id", fault);
        }
        return id.textValue();
    }

    private @Nullable Integer maxOverlap() throws BadRow {
        JsonNode value = values.get("maxOverlap");
        return value == null ? null : whole("maxOverlap", value, OVERLAP);
    }

    private @Nullable JsonNode label(LabelUse use, Content content, Terms terms) throws BadRow {
        JsonNode label = values.get(use.field());
        return label == null ? null : label(use.field(), label, content, terms);
    }

    /** The label as the schema writes it. */
    static JsonNode label(String field, JsonNode label, Content content, Terms terms) throws BadRow {
        if (Parts.of(content, terms.split()).size() > 1) {
            throw new BadRow(field, "needs an item that is one unit, and this one is cut into parts");
        }
        JsonNode written = written(field, terms.work().schema(), label, new Task(content, Part.WHOLE));
        if (written.toString().length() > LABEL_CHARACTERS) {
            throw new BadRow(field, "has more than " + LABEL_CHARACTERS + " characters as JSON: simplify its outlines");
        }
        return written;
    }

    private static <L extends Label> JsonNode written(String field, LabelSchema<L> schema, JsonNode label, Task task)
            throws BadRow {
        List<Fault> faults = schema.faults(label, task);
        if (!faults.isEmpty()) {
            String path = faults.getFirst().path();
            throw new BadRow(
                    path.isEmpty() ? field : field + "." + path,
                    faults.getFirst().problem());
        }
        return schema.write(schema.read(label, task));
    }

    /** A whole number from 1 on; one written with zeros after a point is one. */
    static int whole(String field, JsonNode value, int most) throws BadRow {
        if (value.isTextual()) {
            throw new BadRow(field, "must be a whole number without quotes");
        }
        if (!value.isNumber()) {
            throw new BadRow(field, "must be a whole number");
        }
        BigDecimal number = value.decimalValue();
        if (number.signum() != 0 && number.stripTrailingZeros().scale() > 0) {
            throw new BadRow(field, "must be a whole number");
        }
        if (number.compareTo(BigDecimal.ONE) < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new BadRow(field, "must be from 1 to " + most);
        }
        return number.intValue();
    }
}
