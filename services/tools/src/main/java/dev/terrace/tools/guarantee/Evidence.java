package dev.terrace.tools.guarantee;

import dev.terrace.tools.site.Tally;
import java.util.List;

/**
 * What the checks look at.
 *
 * @param told what sites were told is stored, as the sites remember it; may be empty
 */
record Evidence(Stores stores, List<Tally.Told> told) {}
