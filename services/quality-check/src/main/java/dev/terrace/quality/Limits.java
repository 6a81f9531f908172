package dev.terrace.quality;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much quality-check keeps and answers at most. Each can be set as {@code terrace.quality.<name>}. */
@ConfigMapping(prefix = "terrace.quality")
public interface Limits {
    /** The greatest {@code limit} that a caller may ask a page of. */
    int MAX_PAGE_UNITS = 1000;

    /** Units on a page where the caller does not say. */
    @WithDefault("100")
    int pageUnits();

    /** Lots kept in memory to spare reading them again, about 30 kB each. */
    @WithDefault("500")
    int knownLots();

    /** Judgements a worker's skill remembers, for a crash before the lot notes that it was learnt: those under way then. */
    @WithDefault("64")
    int rememberedJudgements();

    /** Projects in the answer to a worker's skill, those she worked most for first. */
    @WithDefault("1000")
    int skillProjects();

    /** How often the age of the oldest review is looked up. */
    @WithDefault("PT5S")
    Duration reviewWatch();
}
