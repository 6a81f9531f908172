package dev.terrace.dispatch.submit;

import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.MongoDays;
import dev.terrace.dispatch.MongoLots;
import dev.terrace.dispatch.MongoPacks;
import dev.terrace.dispatch.MongoSiteLog;
import dev.terrace.dispatch.Pack;
import dev.terrace.dispatch.Roster;
import dev.terrace.dispatch.SiteEvent;
import dev.terrace.dispatch.Submission;
import dev.terrace.dispatch.Submission.Answer;
import dev.terrace.dispatch.Submission.Result;
import dev.terrace.dispatch.submit.Submitting.Decided;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What deciding a submission needs to know of who sent it, and what it tells of them. */
@ApplicationScoped
class Senders {
    private final MongoPacks packs;
    private final MongoLots lots;
    private final MongoDays days;
    private final MongoSiteLog log;
    private final Roster roster;

    /** @param pack the one pack that the submission is of; empty if it is of any */
    record Known(Sender sender, Optional<Pack> pack) {
        boolean mayBeOf(String lot) {
            return pack.isEmpty() || pack.get().lots().contains(lot);
        }
    }

    Senders(MongoPacks packs, MongoLots lots, MongoDays days, MongoSiteLog log, Roster roster) {
        this.packs = packs;
        this.lots = lots;
        this.days = days;
        this.log = log;
        this.roster = roster;
    }

    Known of(Submission submission, Set<String> named) {
        Submission.Received received = submission.received();
        Optional<Pack> pack = Optional.ofNullable(received.pack()).flatMap(packs::glance);
        @Nullable
        String only = received.worker() == null ? pack.map(Pack::worker).orElse(null) : received.worker();
        Set<String> workers = new HashSet<>(named);
        if (only != null) {
            workers.add(only);
        }
        Sender sender = new Sender(
                submission.id(),
                new Sender.Scope(received.site(), received.pack(), only),
                roster.of(received.site()).county(),
                roster.ofSite(received.site(), workers),
                received.at());
        return new Known(sender, pack);
    }

    /** Ends packs that have nothing left, and notes who was at work. */
    void settle(Known known, List<Row> rows, List<Answer> answers, List<Decided> decided, Instant now) {
        Set<String> touched = decided.stream().flatMap(d -> d.packs().stream()).collect(Collectors.toSet());
        known.pack().map(Pack::id).filter(_ -> !decided.isEmpty()).ifPresent(touched::add);
        List<Lot> seen = decided.stream().map(Decided::lot).toList();
        touched.stream()
                .filter(pack -> seen.stream().noneMatch(lot -> lot.isLeasedBy(pack)))
                .forEach(pack -> endIfDone(pack, seen, now));
        Map<String, Integer> atWork = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof Row.Label row && answers.get(i).outcome().isStored()) {
                @Nullable
                String worker = row.worker() == null ? known.sender().scope().worker() : row.worker();
                if (worker != null) {
                    atWork.merge(worker, 1, Integer::sum);
                    count(known.sender(), worker, row, answers.get(i).outcome());
                }
            }
        }
        String site = known.sender().site();
        @Nullable String pack = known.pack().map(Pack::id).orElse(null);
        atWork.forEach((worker, labels) -> log.note(site, new SiteEvent.LabelsSent(pack, worker, labels)));
        roster.saw(site, atWork.keySet());
    }

    private void count(Sender sender, String worker, Row.Label row, Result result) {
        long units = result == Result.CORRECTED ? 0 : 1;
        days.count(sender.site(), worker, sender.at(), MongoDays.Counts.sent(units, row.seconds()));
    }

    /** Ends the pack if none of its other lots has a unit leased to it either. */
    private void endIfDone(String id, List<Lot> seen, Instant now) {
        Set<String> looked = seen.stream().map(Lot::id).collect(Collectors.toSet());
        packs.glance(id).ifPresent(pack -> {
            List<String> others =
                    pack.lots().stream().filter(lot -> !looked.contains(lot)).toList();
            if (others.isEmpty() || lots.find(others).stream().noneMatch(lot -> lot.isLeasedBy(id))) {
                packs.done(pack, now);
            }
        });
    }
}
