package dev.terrace.shared.work.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Faults;
import dev.terrace.shared.work.Names;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Videos;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what is wrong with events. */
final class EventsFaults {
    private final EventsSchema schema;
    private final long from;
    private final long to;
    private final Faults faults = new Faults();
    private final Map<Event, String> seen = new HashMap<>();

    EventsFaults(EventsSchema schema, Task task) {
        this.schema = schema;
        Content.FrameRate fps = Videos.rate(task.content());
        Part.Frames part = Videos.frames(task);
        this.from = fps.ms(part.from());
        this.to = fps.ms(part.to());
    }

    List<Fault> of(JsonNode label) {
        if (!faults.object(label, "", List.of("events"), "attributes")) {
            return faults.list();
        }
        if (faults.list(label.get("events"), "events", schema.maxEvents())) {
            for (int i = 0; i < label.get("events").size() && !faults.isFull(); i++) {
                event(label.get("events").get(i), "events[" + i + "]");
            }
        }
        schema.labelAttributes().check(label.get("attributes"), "attributes", faults);
        return faults.list();
    }

    private void event(JsonNode event, String path) {
        List<String> must = new ArrayList<>(List.of("start", "end"));
        if (schema.products().size() > 1) {
            must.add("product");
        }
        if (!faults.object(event, path, must, "product", "hand", "attributes")) {
            return;
        }
        boolean sound = product(event, path) & hand(event, path) & times(event, path);
        schema.attributes().check(event.get("attributes"), path + ".attributes", faults);
        if (sound && faults.isEmpty()) {
            Event read = schema.event(event);
            String same = seen.putIfAbsent(new Event(read.product(), read.start(), read.end(), null), path);
            if (same != null) {
                faults.add(path, "it is the same as %s: two are exactly the same, leave one out", same);
            }
        }
    }

    private boolean product(JsonNode event, String path) {
        if (event.hasNonNull("product") && Names.find(event.get("product").asText(), schema.products()) == null) {
            String got = Faults.quoted(event.get("product").asText());
            faults.add(path + ".product", "choose a product of this machine: %s is none", got);
            return false;
        }
        return true;
    }

    private boolean hand(JsonNode event, String path) {
        if (!schema.hand()) {
            if (event.hasNonNull("hand")) {
                faults.add(path + ".hand", "it is not asked: leave it out");
            }
            return !event.hasNonNull("hand");
        }
        if (!event.hasNonNull("hand") || Names.find(event.get("hand").asText(), EventsSchema.HANDS) == null) {
            faults.add(path + ".hand", "say which hand: left, right or both");
            return false;
        }
        return true;
    }

    private boolean times(JsonNode event, String path) {
        boolean whole = faults.whole(event.get("start"), path + ".start", 0, Integer.MAX_VALUE)
                & faults.whole(event.get("end"), path + ".end", 0, Integer.MAX_VALUE);
        if (!whole) {
            return false;
        }
        long start = event.get("start").longValue();
        long end = event.get("end").longValue();
        if (end <= start) {
            faults.add(path, "it ends before it starts, or as it does");
        } else if (start < from || end > to) {
            faults.add(path, "outside this part, which is from %d to %d ms", from, to);
        } else {
            return true;
        }
        return false;
    }
}
