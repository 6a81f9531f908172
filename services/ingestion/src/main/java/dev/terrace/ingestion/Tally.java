package dev.terrace.ingestion;

import dev.terrace.ingestion.LotResults.Settled;
import dev.terrace.ingestion.LotResults.Verdict;
import dev.terrace.shared.event.LotJudged.Outcome;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.Terms;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How much is settled, of a lot or of a dataset: units that have a resolution (of which {@code empty} say that there is nothing) or
 * are withdrawn, and the verdicts that are in force.
 *
 * @param costMicros what those verdicts cost, by the one function that prices them
 */
public record Tally(
        long resolved, long empty, long withdrawn, long accepted, long partlyAccepted, long rejected, long costMicros) {

    public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0);

    private static final Pattern EMPTY_LISTS = Pattern.compile("\\{(\"\\w+\":(\\[]|\\{}),?)+}");

    /** Of what is settled of a lot, and the verdicts in force. */
    static Tally of(List<Settled> units, List<Verdict> verdicts, Terms.Price price) {
        long cost = 0;
        for (Verdict v : verdicts) {
            cost = Math.addExact(cost, price.micros(v.counted(), v.share(), v.quantity()));
        }
        return new Tally(
                units.stream().filter(u -> u.resolution() != null).count(),
                units.stream()
                        .filter(u ->
                                u.resolution() != null && isEmpty(u.resolution().label()))
                        .count(),
                units.stream().filter(u -> u.withdrawn() != null).count(),
                count(verdicts, Outcome.ACCEPTED),
                count(verdicts, Outcome.PARTLY_ACCEPTED),
                count(verdicts, Outcome.REJECTED),
                cost);
    }

    private static long count(List<Verdict> verdicts, Outcome outcome) {
        return verdicts.stream().filter(v -> v.outcome() == outcome).count();
    }

    /** Whether a label says that there is nothing: all its lists are empty. */
    public static boolean isEmpty(JsonText label) {
        return EMPTY_LISTS.matcher(label.text()).matches();
    }

    public Tally plus(Tally other) {
        return new Tally(
                resolved + other.resolved,
                empty + other.empty,
                withdrawn + other.withdrawn,
                accepted + other.accepted,
                partlyAccepted + other.partlyAccepted,
                rejected + other.rejected,
                Math.addExact(costMicros, other.costMicros));
    }

    public Tally minus(Tally other) {
        return new Tally(
                resolved - other.resolved,
                empty - other.empty,
                withdrawn - other.withdrawn,
                accepted - other.accepted,
                partlyAccepted - other.partlyAccepted,
                rejected - other.rejected,
                Math.subtractExact(costMicros, other.costMicros));
    }

    /** Units that nothing more is expected of. */
    public long settled() {
        return resolved + withdrawn;
    }
}
