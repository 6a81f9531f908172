package dev.terrace.ingestion;

import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.work.LotId;

/** The id of a judgement, {@code <lot>/<n>}. */
public record JudgementId(LotId lot, int number) {

    /** @throws IllegalArgumentException if the ids in the event are none */
    public static JudgementId of(LotJudged judged) {
        int slash = judged.judgement().lastIndexOf('/');
        LotId lot = LotId.parse(judged.judgement().substring(0, Math.max(slash, 0)));
        if (!lot.toString().equals(judged.lot())) {
            throw new IllegalArgumentException("judgement " + judged.judgement() + " is not of lot " + judged.lot());
        }
        return new JudgementId(lot, Integer.parseInt(judged.judgement().substring(slash + 1)));
    }
}
