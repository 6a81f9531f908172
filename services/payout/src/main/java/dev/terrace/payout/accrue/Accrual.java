package dev.terrace.payout.accrue;

import dev.terrace.payout.Entry;
import dev.terrace.payout.Meters;
import dev.terrace.payout.MongoEntries;
import dev.terrace.payout.MongoOpenItems;
import dev.terrace.payout.OpenItem;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.project.MongoProjects;
import dev.terrace.shared.work.LotId;
import dev.terrace.shared.work.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Books judgements. */
@ApplicationScoped
class Accrual {

    private final MongoProjects projects;
    private final Corrections corrections;
    private final MongoEntries entries;
    private final MongoOpenItems items;
    private final Meters meters;

    Accrual(
            MongoProjects projects,
            Corrections corrections,
            MongoEntries entries,
            MongoOpenItems items,
            Meters meters) {
        this.projects = projects;
        this.corrections = corrections;
        this.entries = entries;
        this.items = items;
        this.meters = meters;
    }

    /** Records the judgement's entry, then its open items; told again, it adds what an earlier try left out and nothing else. */
    void book(LotJudged judged, Instant at) {
        if (judged.verdicts().isEmpty()) {
            return;
        }
        Optional<Entry> booked = entries.find(Entry.accrualOf(judged.judgement()));
        Entry entry = booked.orElseGet(() -> record(judged, at));
        items.open(OpenItem.of(entry));
        meters.accrued(entry, booked.isEmpty());
    }

    private Entry record(LotJudged judged, Instant at) {
        Terms terms = projects.terms(judged.terms());
        Entry entry = Pricing.price(judged, terms, corrections.of(judged, terms), at);
        entries.accrue(LotId.parse(judged.lot()), entry);
        return entry;
    }
}
