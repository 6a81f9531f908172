package dev.terrace.shared.work.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Joined;
import dev.terrace.shared.work.Json;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Names;
import dev.terrace.shared.work.Piece;
import dev.terrace.shared.work.SchemaFaults;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.Videos;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * At most so many events, each of one of these products; the product may be left out where there is only one.
 *
 * @param hand whether it is asked which hand takes it
 * @param attributes of each event
 * @param labelAttributes of the part as a whole
 */
public record EventsSchema(
        List<String> products, boolean hand, int maxEvents, Attributes attributes, Attributes labelAttributes)
        implements LabelSchema<EventsLabel> {
    public static final List<String> HANDS = List.of("left", "right", "both");

    private static final int MOST = 1_000;
    private static final int USUAL_MOST = 200;

    public EventsSchema {
        products = Names.normal(products);
    }

    @JsonCreator
    static EventsSchema of(
            @JsonProperty("products") List<String> products,
            @JsonProperty("hand") @Nullable Boolean hand,
            @JsonProperty("maxEvents") @Nullable Integer maxEvents,
            @JsonProperty("attributes") @Nullable Attributes attributes,
            @JsonProperty("labelAttributes") @Nullable Attributes labelAttributes) {
        return new EventsSchema(
                products,
                hand == null || hand,
                maxEvents == null ? USUAL_MOST : maxEvents,
                Attributes.orNone(attributes),
                Attributes.orNone(labelAttributes));
    }

    public static EventsSchema of(String... products) {
        return of(List.of(products), null, null, null, null);
    }

    /** What is wrong with the schema that a client sends; empty if it can be read. */
    public static List<Fault> faultsOf(JsonNode schema) {
        SchemaFaults faults =
                SchemaFaults.of(schema, List.of("products"), "hand", "maxEvents", "attributes", "labelAttributes");
        if (schema.hasNonNull("products")) {
            faults.names(schema.get("products"), "products", 1);
        }
        return faults.flag("hand")
                .whole("maxEvents", 1, MOST)
                .attributes("attributes")
                .attributes("labelAttributes")
                .list();
    }

    @Override
    @JsonIgnore
    public List<String> classes() {
        return products;
    }

    @Override
    public List<Fault> faults(Content content) {
        return Videos.faults(content);
    }

    @Override
    public List<Fault> faults(JsonNode label, Task task) {
        return new EventsFaults(this, task).of(label);
    }

    @Override
    public EventsLabel read(JsonNode label, Task task) {
        List<Event> events = new ArrayList<>();
        for (JsonNode event : label.get("events")) {
            events.add(event(event));
        }
        return new EventsLabel(events, labelAttributes.read(label.get("attributes")));
    }

    /** One event in which nothing was found wrong. */
    Event event(JsonNode event) {
        return new Event(
                event.hasNonNull("product")
                        ? Names.match(event.get("product").textValue(), products)
                        : products.getFirst(),
                event.get("start").longValue(),
                event.get("end").longValue(),
                hand ? Names.match(event.get("hand").textValue(), HANDS) : null,
                attributes.read(event.get("attributes")));
    }

    @Override
    public Joined join(Content content, List<Piece> pieces) {
        return new EventsJoin(this, Videos.video(content)).of(pieces);
    }

    @Override
    public ObjectNode jsonSchema() {
        ObjectNode schema = Json.object().put("type", "object").put("additionalProperties", false);
        schema.putArray("required").add("events");
        ObjectNode fields = schema.putObject("properties");
        ObjectNode list = fields.putObject("events").put("type", "array").put("maxItems", maxEvents);
        if (!labelAttributes.list().isEmpty()) {
            fields.set("attributes", labelAttributes.jsonSchema());
        }
        ObjectNode event = list.putObject("items").put("type", "object").put("additionalProperties", false);
        ArrayNode must = event.putArray("required").add("start").add("end");
        ObjectNode each = event.putObject("properties");
        products.forEach(each.putObject("product").putArray("enum")::add);
        for (String time : List.of("start", "end")) {
            each.putObject(time).put("type", "integer").put("minimum", 0);
        }
        if (products.size() > 1) {
            must.add("product");
        }
        if (hand) {
            must.add("hand");
            HANDS.forEach(each.putObject("hand").putArray("enum")::add);
        }
        if (!attributes.list().isEmpty()) {
            each.set("attributes", attributes.jsonSchema());
        }
        return schema;
    }

    @Override
    public long quantity(EventsLabel label, Terms.Per per) {
        return per == Terms.Per.OBJECT ? label.events().size() : 1;
    }
}
