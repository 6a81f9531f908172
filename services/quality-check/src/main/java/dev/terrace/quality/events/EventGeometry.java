package dev.terrace.quality.events;

import static java.util.Comparator.comparingLong;

import dev.terrace.quality.Finding;
import dev.terrace.quality.Geometry;
import dev.terrace.quality.Median;
import dev.terrace.quality.Member;
import dev.terrace.quality.Merge;
import dev.terrace.shared.work.Attribute;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.events.Event;
import dev.terrace.shared.work.events.EventsSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Events are alike as far as their times overlap. The hand is voted on as an attribute that counts. */
record EventGeometry(List<String> classes, Attributes attributes) implements Geometry<Event> {
    private static final String HAND = "hand";
    private static final long REMARKED_MS = 120;
    private static final Comparator<Event> ORDER = comparingLong(Event::start)
            .thenComparingLong(Event::end)
            .thenComparing(Event::product)
            .thenComparing(e -> e.hand() == null ? "" : e.hand())
            .thenComparing(e -> e.attributes().toString());

    static EventGeometry of(EventsSchema schema) {
        List<Attribute> all = new ArrayList<>();
        if (schema.hand()) {
            all.add(Attribute.choice(HAND, EventsSchema.HANDS.toArray(String[]::new)));
        }
        all.addAll(schema.attributes().list());
        return new EventGeometry(schema.products(), new Attributes(all));
    }

    @Override
    public String name(Event event) {
        return event.product();
    }

    @Override
    public Map<String, Object> attributes(Event event) {
        if (event.hand() == null) {
            return event.attributes();
        }
        Map<String, Object> all = new TreeMap<>(event.attributes());
        all.put(HAND, event.hand());
        return all;
    }

    @Override
    public double similarity(Event one, Event other) {
        return one.overlap(other);
    }

    @Override
    public double fine() {
        return .5;
    }

    @Override
    public double from(Event event) {
        return event.start();
    }

    @Override
    public double to(Event event) {
        return event.end();
    }

    @Override
    public Merge<Event> merge(List<Member<Event>> members) {
        Event any = members.getFirst().object();
        return Merge.of(new Event(
                any.product(), middle(Median.of(members, Event::start)), middle(Median.of(members, Event::end)), null));
    }

    private static long middle(double ms) {
        return (long) Math.floor(ms + .5);
    }

    @Override
    public Event named(Event event, String name, Map<String, Object> attributes) {
        Map<String, Object> others = new TreeMap<>(attributes);
        Object hand = others.remove(HAND);
        return new Event(name, event.start(), event.end(), hand == null ? null : hand.toString(), others);
    }

    @Override
    public Comparator<Event> order() {
        return ORDER;
    }

    /** Two who are careful find the same frame. */
    @Override
    public boolean isFree() {
        return false;
    }

    @Override
    public Object shape(Event event) {
        return List.of(event.start(), event.end());
    }

    @Override
    public String field() {
        return "events";
    }

    @Override
    public Finding differs(String path, Attribute attribute) {
        return attribute.name().equals(HAND)
                ? Finding.wrong("wrong-hand", path + "." + HAND, "it is not this hand that takes it")
                : Geometry.super.differs(path, attribute);
    }

    @Override
    public List<Finding> compare(String path, Event hers, Event right) {
        double s = similarity(hers, right);
        if (s < right()) {
            return List.of(Finding.wrong(
                    "misplaced",
                    path,
                    "wrong time (%d %% overlap, %d %% needed)"
                            .formatted((int) Math.floor(100 * s), Math.round(100 * right()))));
        }
        List<Finding> said = new ArrayList<>();
        border("start", path, hers.start() - right.start(), said);
        border("end", path, hers.end() - right.end(), said);
        return said;
    }

    private static void border(String side, String path, long lateMs, List<Finding> said) {
        if (Math.abs(lateMs) > REMARKED_MS) {
            String way = lateMs > 0 ? "late" : "early";
            String seconds = String.format(Locale.ROOT, "%.2f", Math.abs(lateMs) / 1000.0);
            said.add(Finding.remark(
                    side + "-" + way, path + "." + side, "your %s is %s s too %s".formatted(side, seconds, way)));
        }
    }
}
