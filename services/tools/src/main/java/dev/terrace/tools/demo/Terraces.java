package dev.terrace.tools.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Photographs of terraced fields: what grows there? Some are blurred, and some crops look alike. */
public final class Terraces implements Sample {
    private static final List<String> CROPS = List.of("rice", "rapeseed", "tea", "maize", "fallow");
    private static final double LOOK_ALIKE = 0.7;

    private final Map<String, Field> fields = new LinkedHashMap<>();

    private record Field(String crop, double blur) {}

    public Terraces(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < count; n++) {
            double blur = random.nextDouble() < 0.85 ? 0.05 * random.nextDouble() : 0.3 * random.nextDouble();
            fields.put("terraces/%05d.jpg".formatted(n), new Field(CROPS.get(random.nextInt(CROPS.size())), blur));
        }
    }

    @Override
    public String name() {
        return "Crops on terraces";
    }

    @Override
    public JsonNode project() {
        ObjectNode project = Json.object().put("name", name()).put("workType", "classes");
        project.put("guideline", "Name the crop that covers most of the field; bare or grassy is fallow.");
        ObjectNode schema = project.putObject("schema").put("type", "classes");
        CROPS.forEach(schema.putArray("classes")::add);
        project.putObject("quality").put("minOverlap", 2).put("maxOverlap", 5).put("confidence", 0.95);
        project.putObject("price")
                .put("currency", "CNY")
                .put("labelMicros", 80_000)
                .put("lateMicros", 40_000)
                .put("siteBasisPoints", 1_000)
                .put("platformBasisPoints", 500);
        project.putObject("dispatch").put("leaseSeconds", LEASE_SECONDS);
        return project;
    }

    @Override
    public List<ObjectNode> manifest() {
        List<ObjectNode> items = new ArrayList<>();
        fields.keySet()
                .forEach(media -> items.add(Sample.row(Json.object(), media).put("media", media)));
        return items;
    }

    @Override
    public JsonNode truth(String media) {
        return label(field(media).crop);
    }

    @Override
    public JsonNode labelledBy(double skill, String media, RandomGenerator random) {
        Field field = field(media);
        if (random.nextDouble() < skill - field.blur) {
            return label(field.crop);
        }
        int real = CROPS.indexOf(field.crop);
        int taken = random.nextDouble() < LOOK_ALIKE ? real ^ 1 : random.nextInt(CROPS.size());
        return label(CROPS.get(Math.min(taken, CROPS.size() - 1)));
    }

    @Override
    public Right right(JsonNode label, JsonNode truth) {
        return Right.of(label.path("class").equals(truth.path("class")));
    }

    private Field field(String media) {
        return Objects.requireNonNull(fields.get(media), media);
    }

    private static JsonNode label(String crop) {
        return Json.object().put("class", crop);
    }
}
