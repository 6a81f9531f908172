package dev.terrace.ingestion;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.event.LotJudged.Resolution;
import dev.terrace.shared.event.LotJudged.Verdict;
import dev.terrace.shared.event.LotJudged.Withdrawal;
import dev.terrace.shared.work.LotId;
import dev.terrace.shared.work.Terms.Price;
import java.util.List;

/**
 * What one judgement means to the client: resolutions, withdrawals, and what the labels cost. Its id is the judgement's,
 * so a repeat is found to be stored already.
 */
public record Judgement(
        @JsonProperty("_id") String id,
        String lot,
        String dataset,
        int number,
        List<Resolution> resolutions,
        List<Withdrawal> withdrawals,
        Tally tally) {

    /** How much one judgement, or all of a dataset together, has settled. */
    public record Tally(long resolved, long withdrawn, long accepted, long rejected, long costMicros) {
        public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);
    }

    /** @throws IllegalArgumentException if the ids in the event are none */
    public static Judgement of(LotJudged judged) {
        int slash = judged.judgement().lastIndexOf('/');
        LotId lot = LotId.parse(judged.judgement().substring(0, Math.max(slash, 0)));
        if (!lot.toString().equals(judged.lot())) {
            throw new IllegalArgumentException("judgement " + judged.judgement() + " is not of lot " + judged.lot());
        }
        return new Judgement(
                judged.judgement(),
                judged.lot(),
                lot.dataset(),
                Integer.parseInt(judged.judgement().substring(slash + 1)),
                List.copyOf(judged.resolutions()),
                List.copyOf(judged.withdrawn()),
                tally(judged));
    }

    private static Tally tally(LotJudged judged) {
        long accepted = judged.verdicts().stream().filter(Verdict::accepted).count();
        long costMicros = 0;
        for (Verdict verdict : judged.verdicts()) {
            costMicros = Math.addExact(costMicros, cost(verdict, judged.terms().price()));
        }
        return new Tally(
                judged.resolutions().size(),
                judged.withdrawn().size(),
                accepted,
                judged.verdicts().size() - accepted,
                costMicros);
    }

    /** A label that came too late to be used costs the late rate, a rejected one nothing. */
    private static long cost(Verdict verdict, Price price) {
        if (!verdict.accepted()) {
            return 0;
        }
        return verdict.counted() ? price.labelMicros() : price.lateMicros();
    }
}
