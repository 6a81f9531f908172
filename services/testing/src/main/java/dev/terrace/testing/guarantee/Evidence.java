package dev.terrace.testing.guarantee;

import dev.terrace.testing.site.Tally;
import java.util.List;

/**
 * What the checks look at.
 *
 * @param told what sites were told is stored, as the sites remember it; may be empty
 */
record Evidence(Stores stores, List<Tally.Told> told) {}
