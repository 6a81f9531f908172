package dev.terrace.quality;

import dev.terrace.quality.Skill.Count;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes votes for tests: of people nobody knows, or of a known accuracy. */
public final class Voters {
    /** A picture of unknown size. */
    public static final Task IMAGE = new Task(new Content.Image("media:1", null, null), Part.WHOLE);

    private Voters() {}

    /** A skill of exactly this accuracy. */
    public static Skill skill(double accuracy) {
        return new Skill(Map.of(Skill.ALL, new Count(100 * accuracy - 8, 90)), Map.of());
    }

    @SafeVarargs
    public static <L extends Label> List<Vote<L>> unknown(L... labels) {
        List<Vote<L>> votes = new ArrayList<>();
        for (L label : labels) {
            votes.add(new Vote<>(votes.size() + 1, label, Skill.UNKNOWN));
        }
        return votes;
    }

    public static <L extends Label> Vote<L> vote(L label, double accuracy) {
        return new Vote<>(1, label, skill(accuracy));
    }
}
