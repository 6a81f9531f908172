package dev.terrace.payout.accrue;

import dev.terrace.payout.Entry;
import dev.terrace.payout.Line;
import dev.terrace.payout.Line.Corrected;
import dev.terrace.payout.MongoEntries;
import dev.terrace.payout.MongoVerdictHistories;
import dev.terrace.payout.Split;
import dev.terrace.shared.delivery.NotYetException;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.work.LotId;
import dev.terrace.shared.work.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what is booked for the labels whose verdicts a judgement corrects. */
@ApplicationScoped
class Corrections {

    private final MongoEntries entries;
    private final MongoVerdictHistories histories;

    Corrections(MongoEntries entries, MongoVerdictHistories histories) {
        this.entries = entries;
        this.histories = histories;
    }

    /**
     * @return by label, what each correction of the judgement takes the place of
     * @throws NotYetException if a verdict that it needs is not booked yet
     * @throws IllegalStateException if it corrects a label that was never judged there
     */
    Map<String, Corrected> of(LotJudged judged, Terms terms) {
        LotId lot = LotId.parse(judged.lot());
        int number = number(judged.judgement(), judged.lot());
        Map<String, Corrected> corrected = new HashMap<>();
        for (LotJudged.Verdict verdict : judged.verdicts()) {
            LotJudged.Correction corrects = verdict.corrects();
            if (corrects != null) {
                String label = Pricing.label(lot, verdict);
                int named = number(corrects.judgement(), judged.lot());
                if (named >= number) {
                    throw new IllegalStateException("%s corrects %s, which is not before it"
                            .formatted(judged.judgement(), corrects.judgement()));
                }
                booked(corrects.judgement(), label);
                int replaced = histories.correct(label, named, number);
                corrected.put(
                        label,
                        replaced == number
                                ? superseded(judged, corrects, label, Pricing.price(verdict, terms))
                                : corrected(judged, corrects, replaced, label, null));
            }
        }
        return corrected;
    }

    private Corrected superseded(LotJudged judged, LotJudged.Correction corrects, String label, Split own) {
        int last = histories.inForce(label).orElseThrow();
        String by = Entry.accrualOf(judged.lot() + "/" + last);
        return new Corrected(Entry.accrualOf(corrects.judgement()), corrects.reason(), own, by);
    }

    private Corrected corrected(
            LotJudged judged,
            LotJudged.Correction corrects,
            int replaced,
            String label,
            @Nullable String supersededBy) {
        String judgement = judged.lot() + "/" + replaced;
        Split before = booked(judgement, label).price();
        return new Corrected(Entry.accrualOf(judgement), corrects.reason(), before, supersededBy);
    }

    private Line booked(String judgement, String label) {
        Entry entry = entries.find(Entry.accrualOf(judgement))
                .orElseThrow(() -> new NotYetException("judgement " + judgement + ", which it corrects"));
        return entry.lines().stream()
                .filter(line -> line.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("%s never judged %s".formatted(judgement, label)));
    }

    private static int number(String judgement, String lot) {
        if (!judgement.matches("\\Q" + lot + "\\E/[0-9]{1,9}")) {
            throw new IllegalStateException(judgement + " is no judgement of " + lot);
        }
        return Integer.parseInt(judgement.substring(lot.length() + 1));
    }
}
