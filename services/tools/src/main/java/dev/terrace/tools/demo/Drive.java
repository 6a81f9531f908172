package dev.terrace.tools.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A small drive: two cameras and a point cloud, with cars and people whose cuboids and boxes project onto each other. People
 * place inexactly, miss some, turn some round, and now and then link a box to the wrong cuboid.
 */
public final class Drive implements Sample {
    private static final List<String> THINGS = List.of("car", "person");

    /** π, cut off at a thousandth. */
    private static final double LARGEST_YAW = 3.141;

    private final Map<String, List<RoadThing>> scenes = new LinkedHashMap<>();

    public Drive(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < count; n++) {
            List<RoadThing> things = new ArrayList<>();
            int wanted = 2 + random.nextInt(4);
            for (int tries = 0; things.size() < wanted && tries < 100; tries++) {
                RoadThing thing = anywhere(random);
                boolean apart = things.stream()
                        .noneMatch(t -> Math.abs(Math.atan2(t.y(), t.x()) - Math.atan2(thing.y(), thing.x())) < 0.14);
                if (apart && Cameras.NAMES.stream().anyMatch(camera -> Cameras.box(camera, thing) != null)) {
                    things.add(thing);
                }
            }
            scenes.put("drive/%04d".formatted(n), things);
        }
    }

    private static RoadThing anywhere(RandomGenerator random) {
        double x = 8 + 22 * random.nextDouble();
        double y = x * 0.9 * (random.nextDouble() - 0.5) * 2 * 0.7;
        double yaw = Math.PI * (2 * random.nextDouble() - 1);
        return random.nextDouble() < 0.7
                ? new RoadThing("car", round(x), round(y), 4.4, 1.8, 1.5, round(yaw))
                : new RoadThing("person", round(x), round(y), 0.7, 0.7, 1.75, round(yaw));
    }

    @Override
    public String name() {
        return "A drive in 2D and 3D";
    }

    @Override
    public JsonNode project() {
        ObjectNode project = Json.object().put("name", name()).put("workType", "scene");
        project.put(
                "guideline",
                "A cuboid round every car and person, its front where the thing looks; a box in each camera that sees it; a link"
                        + " from each box to its cuboid.");
        THINGS.forEach(project.putObject("schema").putArray("classes")::add);
        project.putObject("quality").put("minOverlap", 2).put("maxOverlap", 4).put("confidence", 0.8);
        Sample.price(project, 2_400_000);
        project.putObject("dispatch").put("leaseSeconds", LEASE_SECONDS).put("lotUnits", 5);
        return project;
    }

    @Override
    public List<ObjectNode> manifest() {
        List<ObjectNode> rows = new ArrayList<>();
        for (String item : scenes.keySet()) {
            ObjectNode row = Sample.row(Json.object(), item);
            ObjectNode scene = row.putObject("scene");
            ArrayNode cameras = scene.putArray("cameras");
            Cameras.NAMES.forEach(camera -> cameras.add(Cameras.row(camera)));
            ObjectNode frame = scene.putArray("frames").addObject();
            frame.put("points", item + "/cloud.pcd");
            Cameras.NAMES.forEach(camera -> frame.withArray("images").add(item + "/" + camera + ".png"));
            rows.add(row);
        }
        return rows;
    }

    @Override
    public Map<String, byte[]> media() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        scenes.forEach((item, things) -> {
            files.put(item + "/cloud.pcd", DriveMedia.cloud(things));
            Cameras.NAMES.forEach(
                    camera -> files.put(item + "/" + camera + ".png", DriveMedia.picture(camera, things)));
        });
        return files;
    }

    @Override
    public JsonNode truth(String item) {
        return label(things(item), 0, new SplittableRandom(0));
    }

    @Override
    public JsonNode labelledBy(double skill, String item, RandomGenerator random) {
        double slips = 1 - skill;
        List<RoadThing> seen = new ArrayList<>();
        for (RoadThing thing : things(item)) {
            if (random.nextDouble() < slips) {
                continue;
            }
            double off = 0.05 + 0.8 * slips;
            double yaw = thing.yaw() + (0.02 + 0.3 * slips) * random.nextGaussian();
            boolean turnsRound = random.nextDouble() < slips / 2;
            String of = random.nextDouble() < slips / 4 ? THINGS.get(random.nextInt(THINGS.size())) : thing.of();
            seen.add(new RoadThing(
                    of,
                    round(thing.x() + off * 0.5 * random.nextGaussian()),
                    round(thing.y() + off * 0.5 * random.nextGaussian()),
                    round(thing.l() * (1 + 0.15 * slips * random.nextGaussian())),
                    round(thing.w() * (1 + 0.15 * slips * random.nextGaussian())),
                    round(thing.h() * (1 + 0.15 * slips * random.nextGaussian())),
                    wrapped(turnsRound ? yaw + Math.PI : yaw)));
        }
        return label(seen, slips, random);
    }

    private static JsonNode label(List<RoadThing> things, double slips, RandomGenerator random) {
        ObjectNode label = Json.object();
        ArrayNode boxes = label.putArray("boxes");
        ArrayNode cuboids = label.putArray("cuboids");
        ArrayNode links = label.putArray("links");
        int number = 1;
        for (int n = 0; n < things.size(); n++) {
            RoadThing thing = things.get(n);
            String cuboid = "c" + (n + 1);
            cuboids.addObject()
                    .put("id", cuboid)
                    .put("class", thing.of())
                    .put("x", thing.x())
                    .put("y", thing.y())
                    .put("z", round(thing.z()))
                    .put("l", thing.l())
                    .put("w", thing.w())
                    .put("h", thing.h())
                    .put("yaw", thing.yaw());
            for (String camera : Cameras.NAMES) {
                Cameras.Box box = Cameras.box(camera, thing);
                if (box != null) {
                    String id = "b" + number++;
                    double by = 4 * slips;
                    boxes.addObject()
                            .put("id", id)
                            .put("camera", camera)
                            .put("class", thing.of())
                            .put("x1", within(box.x1() + by * random.nextGaussian(), 0, Cameras.WIDTH - 4.0))
                            .put("y1", within(box.y1() + by * random.nextGaussian(), 0, Cameras.HEIGHT - 4.0))
                            .put("x2", within(box.x2() + by * random.nextGaussian(), 4, Cameras.WIDTH))
                            .put("y2", within(box.y2() + by * random.nextGaussian(), 4, Cameras.HEIGHT));
                    links.addObject().put("box", id).put("cuboid", cuboid);
                }
            }
        }
        return label;
    }

    private static double within(double value, double least, double most) {
        return round(Math.clamp(value, least, most));
    }

    @Override
    public Right right(JsonNode label, JsonNode truth) {
        return Pairing.of(label.path("cuboids"), truth.path("cuboids"), (said, real) -> {
            double apart = Math.hypot(
                    said.path("x").asDouble() - real.path("x").asDouble(),
                    said.path("y").asDouble() - real.path("y").asDouble());
            double turned = Math.abs(
                    wrapped(said.path("yaw").asDouble() - real.path("yaw").asDouble()));
            boolean same = said.path("class").equals(real.path("class"));
            return same && apart < 1 && turned < Math.PI / 4 ? 1 / (1 + apart) : 0;
        });
    }

    private List<RoadThing> things(String item) {
        return Objects.requireNonNull(scenes.get(item), item);
    }

    private static double wrapped(double yaw) {
        double turned = Math.IEEEremainder(yaw, 2 * Math.PI);
        return Math.clamp(round(turned), -LARGEST_YAW, LARGEST_YAW);
    }

    private static double round(double metres) {
        return Math.round(metres * 1_000) / 1_000.0;
    }
}
