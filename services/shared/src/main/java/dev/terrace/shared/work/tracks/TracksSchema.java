package dev.terrace.shared.work.tracks;

import com.fasterxml.jackson.annotation.JsonCreator;
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
import dev.terrace.shared.work.ObjectFields;
import dev.terrace.shared.work.Picture;
import dev.terrace.shared.work.Piece;
import dev.terrace.shared.work.SchemaFaults;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.Videos;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * At most so many tracks, each of one of these classes; the class may be left out where there is only one.
 *
 * @param attributes of each track
 * @param labelAttributes of the part as a whole
 */
public record TracksSchema(List<String> classes, int maxTracks, Attributes attributes, Attributes labelAttributes)
        implements LabelSchema<TracksLabel> {
    static final List<String> SIDES = List.of("x1", "y1", "x2", "y2");

    private static final int MOST = 1_000;
    private static final int USUAL_MOST = 200;

    public TracksSchema {
        classes = Names.normal(classes);
    }

    @JsonCreator
    static TracksSchema of(
            @JsonProperty("classes") List<String> classes,
            @JsonProperty("maxTracks") @Nullable Integer maxTracks,
            @JsonProperty("attributes") @Nullable Attributes attributes,
            @JsonProperty("labelAttributes") @Nullable Attributes labelAttributes) {
        return new TracksSchema(
                classes,
                maxTracks == null ? USUAL_MOST : maxTracks,
                Attributes.orNone(attributes),
                Attributes.orNone(labelAttributes));
    }

    public static TracksSchema of(String... classes) {
        return of(List.of(classes), null, null, null);
    }

    /** What is wrong with the schema that a client sends; empty if it can be read. */
    public static List<Fault> faultsOf(JsonNode schema) {
        return SchemaFaults.of(schema, List.of("classes"), "maxTracks", "attributes", "labelAttributes")
                .classes(1)
                .whole("maxTracks", 1, MOST)
                .attributes("attributes")
                .attributes("labelAttributes")
                .list();
    }

    @Override
    public List<Fault> faults(Content content) {
        return Videos.faults(content);
    }

    @Override
    public List<Fault> faults(JsonNode label, Task task) {
        return new TracksFaults(this, task).of(label);
    }

    ObjectFields fields() {
        return new ObjectFields("tracks", List.of("id", "keys"), classes, attributes, labelAttributes);
    }

    @Override
    public TracksLabel read(JsonNode label, Task task) {
        List<Track> tracks = new ArrayList<>();
        for (JsonNode track : label.get("tracks")) {
            tracks.add(new Track(
                    track.get("id").textValue(),
                    fields().name(track),
                    keys(track.get("keys"), Picture.of(task)),
                    attributes.read(track.get("attributes"))));
        }
        return new TracksLabel(tracks, labelAttributes.read(label.get("attributes")));
    }

    /** The keys by frame; one that tells that the object is gone may do without a box, and then has that of the key before. */
    private static List<Key> keys(JsonNode keys, Picture picture) {
        List<JsonNode> sorted = new ArrayList<>();
        keys.forEach(sorted::add);
        sorted.sort(Comparator.comparingInt(key -> key.get("frame").intValue()));
        List<Key> read = new ArrayList<>();
        for (JsonNode key : sorted) {
            int frame = key.get("frame").intValue();
            boolean outside = key.path("outside").asBoolean();
            if (!key.hasNonNull("x1")) {
                Key last = read.getLast();
                read.add(new Key(frame, last.x1(), last.y1(), last.x2(), last.y2(), outside));
            } else {
                read.add(new Key(
                        frame,
                        picture.clippedX(key.get("x1").doubleValue()),
                        picture.clippedY(key.get("y1").doubleValue()),
                        picture.clippedX(key.get("x2").doubleValue()),
                        picture.clippedY(key.get("y2").doubleValue()),
                        outside));
            }
        }
        return read;
    }

    @Override
    public Joined join(Content content, List<Piece> pieces) {
        return new TracksJoin(this, Videos.video(content)).of(pieces);
    }

    @Override
    public ObjectNode jsonSchema() {
        return fields().jsonSchema(maxTracks, fields -> {
            fields.putObject("id").put("type", "string").put("minLength", 1).put("maxLength", TracksFaults.MOST_ID);
            ObjectNode keys = fields.putObject("keys").put("type", "array").put("minItems", 1);
            ObjectNode key = keys.putObject("items").put("type", "object").put("additionalProperties", false);
            ObjectNode each = key.putObject("properties");
            each.putObject("frame").put("type", "integer").put("minimum", 0);
            SIDES.forEach(side -> each.putObject(side).put("type", "number"));
            each.putObject("outside").put("type", "boolean");
            ArrayNode ways = key.putArray("anyOf");
            ArrayNode seen = ways.addObject().putArray("required").add("frame");
            SIDES.forEach(seen::add);
            ObjectNode gone = ways.addObject();
            gone.putArray("required").add("frame").add("outside");
            gone.set("properties", Json.object().set("outside", Json.object().put("const", true)));
        });
    }

    @Override
    public long quantity(TracksLabel label, Terms.Per per) {
        return per == Terms.Per.OBJECT ? label.tracks().size() : 1;
    }

    /** A key without {@code outside} is one at which the object is seen. */
    @Override
    public ObjectNode write(TracksLabel label) {
        ObjectNode json = Json.tree(label);
        for (JsonNode track : json.get("tracks")) {
            for (JsonNode key : track.get("keys")) {
                if (key instanceof ObjectNode node && !node.get("outside").booleanValue()) {
                    node.remove("outside");
                }
            }
        }
        return json;
    }
}
