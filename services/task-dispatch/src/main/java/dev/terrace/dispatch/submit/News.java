package dev.terrace.dispatch.submit;

import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.Unit;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.event.LotLabelled;
import dev.terrace.shared.event.LotLabelled.Submitted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is to be told of the labels that one submission has for one lot: the last of each attempt, in events of bounded size. */
final class News {
    /** Besides the label itself. */
    private static final int BYTES_A_LABEL = 400;

    private static final int MOST_BYTES = Event.MOST_BYTES * 9 / 10;

    private final Lot lot;
    private final Sender sender;
    private final Map<String, Told> labels = new LinkedHashMap<>();

    private record Told(Submitted label, int bytes) {}

    News(Lot lot, Sender sender) {
        this.lot = lot;
        this.sender = sender;
    }

    boolean isEmpty() {
        return labels.isEmpty();
    }

    void add(Row.Label row, Unit unit, String worker, Sendable sendable, boolean counted) {
        Submitted label = new Submitted(
                row.unit().n(),
                row.attempt(),
                sender.site(),
                sender.county(),
                worker,
                sender.submission(),
                sendable.label(),
                counted,
                unit.slots().size(),
                unit.maxOverlap(),
                row.seconds(),
                sender.at());
        labels.put(row.unit().n() + "#" + row.attempt(), new Told(label, sendable.bytes() + BYTES_A_LABEL));
    }

    /** One, or as many as it takes. */
    List<Event> events() {
        List<Event> events = new ArrayList<>();
        List<Submitted> some = new ArrayList<>();
        int bytes = 0;
        for (Told told : labels.values()) {
            if (bytes + told.bytes() > MOST_BYTES && !some.isEmpty()) {
                events.add(event(some, events.size()));
                some = new ArrayList<>();
                bytes = 0;
            }
            some.add(told.label());
            bytes += told.bytes();
        }
        if (!some.isEmpty()) {
            events.add(event(some, events.size()));
        }
        return events;
    }

    private Event event(List<Submitted> some, int before) {
        String name = before == 0 ? sender.submission() : sender.submission() + "." + (before + 1);
        return Event.of(new LotLabelled(lot.id(), lot.terms(), List.copyOf(some)), name, sender.at());
    }
}
