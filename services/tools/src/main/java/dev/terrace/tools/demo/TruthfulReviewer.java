package dev.terrace.tools.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;

/** A simulated reviewer who, unlike those who label, sees the truth and slips only now and then. */
public final class TruthfulReviewer implements Function<JsonNode, JsonNode> {
    private static final double SKILL = 0.99;

    private final Map<String, Sample> samples;
    private final Map<String, String> itemOfUnit;
    private final SplittableRandom random;

    /** @param itemOfUnit what each unit shows, as the sites have seen it */
    public TruthfulReviewer(Map<String, Sample> samples, Map<String, String> itemOfUnit, long seed) {
        this.samples = samples;
        this.itemOfUnit = itemOfUnit;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public JsonNode apply(JsonNode review) {
        String unit = review.path("unit").asText();
        String item = Objects.requireNonNull(itemOfUnit.get(unit), unit);
        return Sample.of(samples, item).labelledBy(SKILL, item, random);
    }
}
