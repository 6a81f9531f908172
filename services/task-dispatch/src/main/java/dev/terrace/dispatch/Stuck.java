package dev.terrace.dispatch;

import dev.terrace.shared.event.Event;
import dev.terrace.shared.event.LotLabelled;
import dev.terrace.shared.event.LotLabelled.Why;
import dev.terrace.shared.store.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which units nobody is left to label: they are dealt no more, and the judge is told. */
final class Stuck {
    private Stuck() {}

    /**
     * Ends what is stuck.
     *
     * @param staffed sites that have workers, and how many
     * @param waited whether what others might still come for has been waited for
     * @return how many units that were
     */
    static Outcome<Lot, Integer> end(
            Lot lot, boolean distinctSites, Map<String, Integer> staffed, boolean waited, Instant now) {
        List<Unit> units = new ArrayList<>(lot.units());
        List<LotLabelled.Stuck> told = new ArrayList<>();
        for (int n = 0; n < units.size(); n++) {
            Unit unit = units.get(n);
            Optional<Why> why = why(unit, distinctSites, staffed);
            if (why.isPresent() && (waited || why.get() == Why.UNABLE)) {
                units.set(n, unit.end(Unit.State.STUCK));
                told.add(new LotLabelled.Stuck(n, why.get()));
            }
        }
        return told.isEmpty()
                ? Outcome.unchanged(lot, 0)
                : new Outcome<>(lot.with(units), List.of(event(lot, told, now)), told.size());
    }

    /** Ends what the client takes back; the judge hears of it from the client's side. @return how many units that were */
    static Outcome<Lot, Integer> withdraw(Lot lot, List<Integer> numbers) {
        List<Unit> units = new ArrayList<>(lot.units());
        int ended = 0;
        for (int n : numbers) {
            Unit next = units.get(n).end(Unit.State.WITHDRAWN);
            ended += next == units.get(n) ? 0 : 1;
            units.set(n, next);
        }
        return ended == 0 ? Outcome.unchanged(lot, 0) : new Outcome<>(lot.with(units), List.of(), ended);
    }

    /** The version names the change, of which there is one. */
    private static Event event(Lot lot, List<LotLabelled.Stuck> told, Instant now) {
        LotLabelled labelled = new LotLabelled(lot.id(), lot.terms(), List.of(), told);
        return Event.of(labelled, "stuck." + lot.version(), now);
    }

    private static Optional<Why> why(Unit unit, boolean distinctSites, Map<String, Integer> staffed) {
        if (unit.isClosed() || unit.open() == 0 || unit.leased() > 0 || staffed.isEmpty()) {
            return Optional.empty();
        }
        boolean allUnable = true;
        for (var site : staffed.entrySet()) {
            if (!unit.past().isDeclinedBy(site.getKey())) {
                allUnable = false;
                if (mayLabel(unit, site.getKey(), site.getValue(), distinctSites)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(allUnable ? Why.UNABLE : Why.NOBODY_LEFT);
    }

    private static boolean mayLabel(Unit unit, String site, int workers, boolean distinctSites) {
        long labels = unit.labels().filter(label -> label.site().equals(site)).count();
        return labels < workers && !(distinctSites && unit.isHeldBy(site));
    }
}
