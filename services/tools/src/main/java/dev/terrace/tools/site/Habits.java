package dev.terrace.tools.site;

import java.time.Duration;

/**
 * How a site works.
 *
 * @param packUnits units it asks for at a time
 * @param packsAtOnce packs it has in hand at the same time
 * @param renews share of packs that it renews, 0 to 1
 * @param handsBack share of units that it hands back unworked, 0 to 1
 * @param freezesAtPack the how-manieth pack is in hand when the power goes out; 0 for never
 * @param freeze how long the power stays out
 * @param work how long its people take for a pack
 */
public record Habits(
        int packUnits,
        int packsAtOnce,
        double renews,
        double handsBack,
        int freezesAtPack,
        Duration freeze,
        Duration work) {
    /** Works without interruption. */
    public static Habits steady(int packUnits, int packsAtOnce) {
        return new Habits(packUnits, packsAtOnce, 0, 0, 0, Duration.ZERO, Duration.ZERO);
    }

    public Habits renewing(double share) {
        return new Habits(packUnits, packsAtOnce, share, handsBack, freezesAtPack, freeze, work);
    }

    public Habits handingBack(double share) {
        return new Habits(packUnits, packsAtOnce, renews, share, freezesAtPack, freeze, work);
    }

    public Habits freezing(int pack, Duration howLong) {
        return new Habits(packUnits, packsAtOnce, renews, handsBack, pack, howLong, work);
    }

    public Habits taking(Duration aPack) {
        return new Habits(packUnits, packsAtOnce, renews, handsBack, freezesAtPack, freeze, aPack);
    }
}
