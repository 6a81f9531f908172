package dev.terrace.shared.event;

import dev.terrace.shared.work.TermsId;
import java.util.List;

/**
 * The client has withdrawn units of a lot. Those without a resolution get none: they are judged as withdrawn, and what is out is
 * paid by the late rule. A repeat changes nothing.
 *
 * @param units their numbers in the lot
 */
public record LotWithdrawn(String lot, TermsId terms, List<Integer> units, LotJudged.Cause cause) {}
