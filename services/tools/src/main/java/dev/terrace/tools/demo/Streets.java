package dev.terrace.tools.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Json;
import dev.terrace.tools.measure.Box;
import dev.terrace.tools.measure.BoxScore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Street scenes with cars, people and obstacles to draw boxes around. People miss some, see some that are not there, and draw inexactly. */
public final class Streets implements Sample {
    private static final List<String> THINGS = List.of("car", "person", "obstacle");
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    private final Map<String, List<Box>> scenes = new LinkedHashMap<>();

    public Streets(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < count; n++) {
            List<Box> boxes = new ArrayList<>();
            for (int left = random.nextInt(6); left > 0; left--) {
                boxes.add(anywhere(random));
            }
            scenes.put("streets/%05d.jpg".formatted(n), boxes);
        }
    }

    private static Box anywhere(RandomGenerator random) {
        String thing = THINGS.get(random.nextInt(THINGS.size()));
        double height = 40 + 160 * random.nextDouble();
        double width = thing.equals("car") ? height * 1.7 : height * 0.6;
        double x = (WIDTH - width) * random.nextDouble();
        double y = (HEIGHT - height) * random.nextDouble();
        return new Box(thing, round(x), round(y), round(x + width), round(y + height));
    }

    @Override
    public String name() {
        return "Boxes in streets";
    }

    @Override
    public JsonNode project() {
        ObjectNode project = Json.object().put("name", name()).put("workType", "boxes");
        project.put("guideline", "A tight box around every car, person and obstacle taller than 20 pixels.");
        ObjectNode schema = project.putObject("schema").put("type", "boxes").put("maxBoxes", 30);
        THINGS.forEach(schema.putArray("classes")::add);
        project.putObject("quality").put("minOverlap", 3).put("maxOverlap", 5).put("confidence", 0.8);
        project.putObject("price")
                .put("currency", "CNY")
                .put("labelMicros", 450_000)
                .put("lateMicros", 200_000)
                .put("siteBasisPoints", 1_000)
                .put("platformBasisPoints", 500);
        project.putObject("dispatch").put("leaseSeconds", LEASE_SECONDS).put("lotUnits", 10);
        return project;
    }

    @Override
    public List<ObjectNode> manifest() {
        List<ObjectNode> items = new ArrayList<>();
        scenes.keySet()
                .forEach(media -> items.add(Sample.row(Json.object(), media)
                        .put("media", media)
                        .put("width", WIDTH)
                        .put("height", HEIGHT)));
        return items;
    }

    @Override
    public JsonNode truth(String media) {
        return Box.label(scene(media));
    }

    @Override
    public JsonNode labelledBy(double skill, String media, RandomGenerator random) {
        double slips = 1 - skill;
        List<Box> drawn = new ArrayList<>();
        for (Box box : scene(media)) {
            if (random.nextDouble() >= slips) {
                drawn.add(inexact(box, slips, random));
            }
        }
        if (random.nextDouble() < slips) {
            drawn.add(anywhere(random));
        }
        return Box.label(drawn);
    }

    @Override
    public Right right(JsonNode label, JsonNode truth) {
        BoxScore score = BoxScore.of(Box.of(label), Box.of(truth));
        return new Right(score.found(), score.wrong(), score.missed());
    }

    private List<Box> scene(String media) {
        return Objects.requireNonNull(scenes.get(media), media);
    }

    private static Box inexact(Box box, double slips, RandomGenerator random) {
        double dx = (0.02 + 0.3 * slips) * (box.x2() - box.x1());
        double dy = (0.02 + 0.3 * slips) * (box.y2() - box.y1());
        String thing = random.nextDouble() < slips / 4 ? THINGS.get(random.nextInt(THINGS.size())) : box.of();
        double x1 = Math.clamp(box.x1() + dx * random.nextGaussian(), 0, WIDTH - 2);
        double y1 = Math.clamp(box.y1() + dy * random.nextGaussian(), 0, HEIGHT - 2);
        double x2 = Math.clamp(box.x2() + dx * random.nextGaussian(), x1 + 1, WIDTH);
        double y2 = Math.clamp(box.y2() + dy * random.nextGaussian(), y1 + 1, HEIGHT);
        return new Box(thing, round(x1), round(y1), round(x2), round(y2));
    }

    private static double round(double pixels) {
        return Math.round(pixels * 100) / 100.0;
    }
}
