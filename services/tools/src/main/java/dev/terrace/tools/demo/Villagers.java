package dev.terrace.tools.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.tools.site.Crew;
import dev.terrace.tools.site.Labeller;
import dev.terrace.tools.site.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The people of one site: most are careful, a few are not, nobody labels a unit twice, everybody errs by the seed. */
public final class Villagers implements Labeller {
    private final Crew crew;
    private final Map<String, Sample> samples;
    private final Map<String, String> itemOfUnit;
    private final SplittableRandom random;
    private final Map<String, Double> skill = new HashMap<>();
    private final Map<String, Set<String>> labelledBy = new HashMap<>();
    private int turn;

    /** @param itemOfUnit is told what each unit shows */
    public Villagers(Crew crew, Map<String, Sample> samples, Map<String, String> itemOfUnit, long seed) {
        this.crew = crew;
        this.samples = samples;
        this.itemOfUnit = itemOfUnit;
        this.random = new SplittableRandom(seed);
        for (String worker : crew.workers()) {
            double share = random.nextDouble();
            skill.put(worker, share < 0.12 ? 0.62 + 0.1 * random.nextDouble() : 0.86 + 0.12 * random.nextDouble());
        }
    }

    @Override
    public synchronized @Nullable Said label(Unit unit) {
        Set<String> before = labelledBy.computeIfAbsent(unit.unit(), u -> new HashSet<>());
        List<String> free = new ArrayList<>(crew.workers());
        free.removeAll(before);
        if (free.isEmpty()) {
            return null;
        }
        String worker = free.get(turn++ % free.size());
        before.add(worker);
        String item = unit.shown().path("meta").path(Sample.NAME).asText();
        itemOfUnit.put(unit.unit(), item);
        JsonNode label = Sample.of(samples, item).labelledBy(skill.getOrDefault(worker, 1.0), item, random);
        return new Said(worker, label, 3 + random.nextInt(12));
    }
}
