package dev.terrace.shared.work.spans;

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
import dev.terrace.shared.work.SchemaFaults;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * At most so many marks, each of one of these classes; the class may be left out where there is only one.
 *
 * @param flat whether no two marks may overlap
 * @param attributes of each mark
 * @param labelAttributes of the text as a whole
 */
public record SpansSchema(
        List<String> classes,
        int maxSpans,
        boolean flat,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Attributes attributes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Attributes labelAttributes)
        implements LabelSchema<SpansLabel> {
    private static final int MOST = 2_000;
    private static final int USUAL_MOST = 200;
    private static final List<String> PLACE = List.of("start", "end");

    public SpansSchema {
        classes = Names.normal(classes);
    }

    public SpansSchema(List<String> classes, int maxSpans) {
        this(classes, maxSpans, true, Attributes.NONE, Attributes.NONE);
    }

    @JsonCreator
    static SpansSchema of(
            @JsonProperty("classes") List<String> classes,
            @JsonProperty("maxSpans") @Nullable Integer maxSpans,
            @JsonProperty("flat") @Nullable Boolean flat,
            @JsonProperty("attributes") @Nullable Attributes attributes,
            @JsonProperty("labelAttributes") @Nullable Attributes labelAttributes) {
        return new SpansSchema(
                classes,
                maxSpans == null ? USUAL_MOST : maxSpans,
                flat == null || flat,
                Attributes.orNone(attributes),
                Attributes.orNone(labelAttributes));
    }

    /** What is wrong with the schema that a client sends; empty if it can be read. */
    public static List<Fault> faultsOf(JsonNode schema) {
        return SchemaFaults.of(schema, List.of("classes"), "maxSpans", "flat", "attributes", "labelAttributes")
                .classes(1)
                .whole("maxSpans", 1, MOST)
                .flag("flat")
                .attributes("attributes")
                .attributes("labelAttributes")
                .list();
    }

    @Override
    public List<Fault> faults(Content content) {
        return content instanceof Content.Text ? List.of() : List.of(new Fault("", "expected a text"));
    }

    @Override
    public List<Fault> faults(JsonNode label, Task task) {
        Faults faults = new Faults();
        if (!(task.content() instanceof Content.Text(String text))) {
            faults.add("", "the unit has no text");
        } else if (fields().label(label, faults) && faults.list(label.get("spans"), "spans", maxSpans)) {
            marks(label.get("spans"), new Characters(text), faults);
        }
        return faults.list();
    }

    private void marks(JsonNode marks, Characters text, Faults faults) {
        int[] markedBy = new int[text.length()];
        Map<Span, Integer> seen = new HashMap<>();
        for (int i = 0; i < marks.size() && !faults.isFull(); i++) {
            String path = "spans[" + i + "]";
            if (!fields().object(marks.get(i), path, faults) || !place(marks.get(i), path, text, faults)) {
                continue;
            }
            Span span = span(marks.get(i));
            Integer twin = seen.putIfAbsent(new Span(span.name(), span.start(), span.end()), i);
            if (twin != null) {
                faults.add(path, "it is the same as spans[%d]: two are exactly the same, leave one out", twin);
            } else if (flat) {
                overlap(span, i, markedBy, faults);
            }
        }
    }

    /** Marks the text with the number of the span plus one, unless another has marked it. */
    private static void overlap(Span span, int i, int[] markedBy, Faults faults) {
        for (int at = span.start(); at < span.end(); at++) {
            if (markedBy[at] > 0) {
                faults.add("spans[" + i + "]", "two marks overlap: it and spans[%d]", markedBy[at] - 1);
                return;
            }
        }
        for (int at = span.start(); at < span.end(); at++) {
            markedBy[at] = i + 1;
        }
    }

    private static boolean place(JsonNode span, String path, Characters text, Faults faults) {
        if (!faults.whole(span.get("start"), path + ".start", 0, Integer.MAX_VALUE)
                || !faults.whole(span.get("end"), path + ".end", 0, Integer.MAX_VALUE)) {
            return false;
        }
        int start = span.get("start").intValue();
        int end = span.get("end").intValue();
        int before = faults.count();
        if (end <= start) {
            faults.add(path, "nothing is marked: expected start < end");
        } else if (end > text.length()) {
            faults.add(path + ".end", "it is past the end of the text, which has %d characters", text.length());
        } else if (text.isBlank(start) || text.isBlank(end - 1)) {
            faults.add(path, "it starts or ends with a blank: leave the blank out");
        } else if (!text.begins(start) || !text.begins(end)) {
            faults.add(path, "it starts or ends inside a character, such as an emoji: take it whole or leave it out");
        }
        return faults.count() == before;
    }

    private ObjectFields fields() {
        return new ObjectFields("spans", PLACE, classes, attributes, labelAttributes);
    }

    @Override
    public SpansLabel read(JsonNode label, Task task) {
        List<Span> spans = new ArrayList<>();
        label.get("spans").forEach(span -> spans.add(span(span)));
        return new SpansLabel(spans, labelAttributes.read(label.get("attributes")));
    }

    private Span span(JsonNode span) {
        return new Span(
                fields().name(span),
                span.get("start").intValue(),
                span.get("end").intValue(),
                attributes.read(span.get("attributes")));
    }

    @Override
    public ObjectNode jsonSchema() {
        return fields().jsonSchema(
                        maxSpans,
                        fields -> PLACE.forEach(place ->
                                fields.putObject(place).put("type", "integer").put("minimum", 0)));
    }

    @Override
    public long quantity(SpansLabel label, Terms.Per per) {
        return per == Terms.Per.OBJECT ? label.spans().size() : 1;
    }
}
