package dev.terrace.ingestion.upload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.ingestion.LotLabels;
import dev.terrace.ingestion.LotLabels.Given;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.event.GoldGiven;
import dev.terrace.shared.event.LotPrelabelled;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.TermsId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides which labels are new to the units of a lot, and who is told of them. */
final class Giving {
    private static final int EVENT_BYTES = Event.MOST_BYTES * 9 / 10;

    private final LotLabels before;
    private final TermsId terms;
    private final Instant now;
    private final List<Given> fresh = new ArrayList<>();
    private final List<Integer> others = new ArrayList<>();
    private int unchanged;

    /**
     * What became of labels.
     *
     * @param others units that have another label, which stays
     */
    record Result(int taken, int unchanged, List<Integer> others) {}

    /**
     * A label for a unit, as the schema writes it.
     *
     * @param delivered the one that came with the unit; null if none did
     */
    record Offer(JsonNode label, @Nullable JsonNode delivered) {
        /** Numbers of different stores are told apart by how they are written alone. */
        private boolean isAs(JsonNode other) {
            return label.toString().equals(other.toString());
        }
    }

    private Giving(LotLabels before, TermsId terms, Instant now) {
        this.before = before;
        this.terms = terms;
        this.now = now;
    }

    /** @param offers by unit */
    static Outcome<LotLabels, Result> give(
            LotLabels before, LabelUse use, Map<Integer, Offer> offers, TermsId terms, Instant now) {
        Giving giving = new Giving(before, terms, now);
        return switch (use) {
            case GOLD -> giving.gold(offers);
            case START -> giving.starts(offers);
        };
    }

    /** What is known to be right stays as it is: verdicts rest on it. */
    private Outcome<LotLabels, Result> gold(Map<Integer, Offer> offers) {
        offers.forEach((unit, offer) -> {
            Optional<JsonNode> known = before.gold(unit).or(() -> Optional.ofNullable(offer.delivered()));
            if (known.isEmpty()) {
                fresh.add(new Given(unit, offer.label()));
            } else if (offer.isAs(known.get())) {
                unchanged++;
            } else {
                others.add(unit);
            }
        });
        List<Event> events = new ArrayList<>();
        int number = before.gold().size();
        for (List<Given> some : inEvents()) {
            number += some.size();
            List<GoldGiven.Gold> gold = some.stream()
                    .map(given -> new GoldGiven.Gold(given.unit(), JsonText.of(given.label())))
                    .toList();
            events.add(Event.of(new GoldGiven(before.id(), terms, gold), number, now));
        }
        return outcome(before.withGold(fresh), events);
    }

    private Outcome<LotLabels, Result> starts(Map<Integer, Offer> offers) {
        offers.forEach((unit, offer) -> {
            Optional<JsonNode> known = before.start(unit).or(() -> Optional.ofNullable(offer.delivered()));
            if (known.filter(offer::isAs).isPresent()) {
                unchanged++;
            } else {
                fresh.add(new Given(unit, offer.label()));
            }
        });
        List<Event> events = new ArrayList<>();
        for (List<Given> some : inEvents()) {
            List<LotPrelabelled.Start> starts = some.stream()
                    .map(given -> new LotPrelabelled.Start(given.unit(), given.label()))
                    .toList();
            int number = before.startings() + events.size() + 1;
            events.add(Event.of(new LotPrelabelled(before.id(), terms, number, starts), now));
        }
        return outcome(before.withStarts(fresh, events.size()), events);
    }

    private Outcome<LotLabels, Result> outcome(LotLabels after, List<Event> events) {
        Result result = new Result(fresh.size(), unchanged, others);
        return fresh.isEmpty() ? Outcome.unchanged(before, result) : new Outcome<>(after, events, result);
    }

    /** The new labels, as many together as one event may carry. */
    private List<List<Given>> inEvents() {
        List<List<Given>> all = new ArrayList<>();
        int room = 0;
        for (Given given : fresh) {
            int bytes = 40 + 3 * given.label().toString().length();
            if (bytes > room) {
                all.add(new ArrayList<>());
                room = EVENT_BYTES;
            }
            all.getLast().add(given);
            room -= bytes;
        }
        return all;
    }
}
