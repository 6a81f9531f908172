package dev.terrace.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Faults;
import dev.terrace.shared.work.Work;
import dev.terrace.shared.work.classes.ClassSchema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object from outside. It gives the fields that are asked for, collects everything that is wrong with
 * them, and in the end names the fields that nobody asked for.
 */
public final class RequestFields {

    private static final Set<String> OURS =
            Set.of("project", "version", "client", "id", "_id", "createdAt", "directive");

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final JsonNode object;
    private final String path;
    private final List<Fault> faults;
    private final Set<String> known = new LinkedHashSet<>();

    private RequestFields(JsonNode object, String path, List<Fault> faults) {
        this.object = object;
        this.path = path;
        this.faults = faults;
    }

    public static RequestFields of(JsonNode object) {
        return new RequestFields(object, "", new ArrayList<>());
    }

    public JsonNode json() {
        return object;
    }

    public static RequestFields none() {
        return of(JsonNodeFactory.instance.objectNode());
    }

    /** @throws Refused with all that is wrong, in the order in which it was found, with this object and those inside it */
    public void refuse(Refusal refusal) {
        if (!faults.isEmpty()) {
            throw new Refused(refusal, faults);
        }
    }

    public void fault(String name, String problem) {
        faults.add(new Fault(path + name, problem));
    }

    /** An object inside this one; an empty one if it is absent. */
    public RequestFields object(String name) {
        JsonNode node = field(name);
        if (node != null && !node.isObject()) {
            fault(name, "must be an object");
        }
        JsonNode object = node != null && node.isObject() ? node : JsonNodeFactory.instance.objectNode();
        return new RequestFields(object, path + name + ".", faults);
    }

    public boolean has(String name) {
        return object.hasNonNull(name);
    }

    /** Says that a field may be there. */
    public void mention(String name) {
        known.add(name);
    }

    /** Whether the field is there, if only to say null. */
    public boolean mentions(String name) {
        return object.has(name);
    }

    /** A text that must be there; empty if it is at fault. */
    public String name(String name, int characters) {
        JsonNode node = field(name);
        if (node == null) {
            fault(name, "is missing");
            return "";
        }
        if (!node.isTextual()) {
            fault(name, "must be a text");
            return "";
        }
        return sound(name, node.textValue(), Text.nameFault(node.textValue(), characters)) ? node.textValue() : "";
    }

    @Nullable
    public String text(String name, int characters) {
        JsonNode node = field(name);
        if (node == null) {
            return null;
        }
        if (!node.isTextual()) {
            fault(name, "must be a text");
            return null;
        }
        String text = node.textValue();
        String fault = text.length() > characters ? "must be at most " + characters + " characters" : Text.fault(text);
        return sound(name, text, fault) ? text : null;
    }

    /** One of the values of an enum, by its name in lower case. */
    public <E extends Enum<E>> E choice(String name, E absent) {
        String text = text(name, 64);
        if (text == null) {
            return absent;
        }
        E[] values = absent.getDeclaringClass().getEnumConstants();
        for (E value : values) {
            if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
                return value;
            }
        }
        fault(
                name,
                "must be one of "
                        + Arrays.stream(values)
                                .map(value -> value.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")));
        return absent;
    }

    /** The kind of work and the schema of its labels; one that is of no use if they are at fault. */
    public Work work() {
        JsonNode type = field("workType");
        Faults found = new Faults();
        Work work = Work.read(type == null || !type.isTextual() ? null : type.textValue(), field("schema"), found);
        found.list().forEach(fault -> fault(fault.path(), fault.problem()));
        return work == null ? new Work.OneClass(new ClassSchema(List.of())) : work;
    }

    public int whole(String name, int least, int most, int absent) {
        return (int) whole(name, (long) least, most, absent);
    }

    public long whole(String name, long least, long most, long absent) {
        JsonNode node = field(name);
        if (node == null) {
            return absent;
        }
        if (!node.isNumber()
                || !Double.isFinite(node.doubleValue())
                || node.decimalValue().stripTrailingZeros().scale() > 0
                || node.decimalValue().compareTo(BigDecimal.valueOf(least)) < 0
                || node.decimalValue().compareTo(BigDecimal.valueOf(most)) > 0) {
            fault(name, "must be a whole number from " + least + " to " + most);
            return absent;
        }
        return node.longValue();
    }

    /** A whole number that must be there. */
    public long wholeNeeded(String name, long least, long most) {
        if (!has(name)) {
            field(name);
            fault(name, "is missing: a whole number from " + least + " to " + most);
            return least;
        }
        return whole(name, least, most, least);
    }

    public double number(String name, double least, double most, double absent) {
        JsonNode node = field(name);
        if (node == null) {
            return absent;
        }
        if (!node.isNumber() || !(node.doubleValue() >= least && node.doubleValue() <= most)) {
            fault(name, "must be a number from " + least + " to " + most);
            return absent;
        }
        return node.doubleValue();
    }

    public boolean flag(String name, boolean absent) {
        JsonNode node = field(name);
        if (node != null && !node.isBoolean()) {
            fault(name, "must be true or false");
        }
        return node == null ? absent : node.booleanValue();
    }

    @Nullable
    public Instant moment(String name) {
        String text = text(name, 64);
        if (text == null) {
            return null;
        }
        try {
            Instant moment = Instant.parse(text);
            if (!moment.isBefore(EARLIEST) && moment.isBefore(LATEST)) {
                return moment;
            }
        } catch (DateTimeParseException e) {
            // told below
        }
        fault(name, "must be a time from " + EARLIEST + " to " + LATEST + ", such as 2026-12-31T16:00:00Z");
        return null;
    }

    /** Names the fields that are there and were not asked for; {@code more} might have been. */
    public void close(String... more) {
        known.addAll(Arrays.asList(more));
        for (var field : object.properties()) {
            if (!known.contains(field.getKey())) {
                fault(
                        Text.quoted(field.getKey()),
                        OURS.contains(field.getKey())
                                ? "is set by Terrace: leave it out"
                                : "is not a field here: use " + String.join(", ", known));
            }
        }
    }

    private @Nullable JsonNode field(String name) {
        known.add(name);
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private boolean sound(String name, String value, @Nullable String fault) {
        if (fault != null) {
            fault(name, fault);
        }
        return fault == null;
    }
}
