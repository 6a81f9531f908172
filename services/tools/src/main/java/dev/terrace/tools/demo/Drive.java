package dev.terrace.tools.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Json;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A small drive: two cameras and a point cloud, with cars and people whose cuboids and boxes project onto each other. People
 * place inexactly, miss some, turn some round, and now and then link a box to the wrong cuboid.
 */
public final class Drive implements Sample {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 450;
    private static final double FOCAL = 700;
    private static final double CAMERA_HEIGHT = 1.5;
    private static final double TURN = Math.toRadians(35);
    private static final double NEAR = 0.5;
    private static final List<String> CAMERAS = List.of("front_left", "front_right");
    private static final List<String> THINGS = List.of("car", "person");

    private final Map<String, List<Thing>> scenes = new LinkedHashMap<>();

    /** A thing on the road: the middle of its cuboid in metres, x forward, y left, z up. */
    private record Thing(String of, double x, double y, double l, double w, double h, double yaw) {
        double z() {
            return h / 2;
        }
    }

    private record Box(double x1, double y1, double x2, double y2) {}

    public Drive(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < count; n++) {
            List<Thing> things = new ArrayList<>();
            int wanted = 2 + random.nextInt(4);
            for (int tries = 0; things.size() < wanted && tries < 100; tries++) {
                Thing thing = anywhere(random);
                boolean apart = things.stream()
                        .noneMatch(t -> Math.abs(Math.atan2(t.y, t.x) - Math.atan2(thing.y, thing.x)) < 0.14);
                if (apart && CAMERAS.stream().anyMatch(camera -> box(camera, thing) != null)) {
                    things.add(thing);
                }
            }
            scenes.put("drive/%04d".formatted(n), things);
        }
    }

    private static Thing anywhere(RandomGenerator random) {
        double x = 8 + 22 * random.nextDouble();
        double y = x * 0.9 * (random.nextDouble() - 0.5) * 2 * 0.7;
        double yaw = Math.PI * (2 * random.nextDouble() - 1);
        return random.nextDouble() < 0.7
                ? new Thing("car", round(x), round(y), 4.4, 1.8, 1.5, round(yaw))
                : new Thing("person", round(x), round(y), 0.7, 0.7, 1.75, round(yaw));
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
            CAMERAS.forEach(camera -> cameras.add(camera(camera)));
            ObjectNode frame = scene.putArray("frames").addObject();
            frame.put("points", item + "/cloud.pcd");
            CAMERAS.forEach(camera -> frame.withArray("images").add(item + "/" + camera + ".png"));
            rows.add(row);
        }
        return rows;
    }

    private static ObjectNode camera(String name) {
        ObjectNode camera = Json.object().put("name", name).put("width", WIDTH).put("height", HEIGHT);
        for (double k : new double[] {FOCAL, 0, WIDTH / 2.0, 0, FOCAL, HEIGHT / 2.0, 0, 0, 1}) {
            camera.withArray("K").add(k);
        }
        double a = turn(name);
        double[] t = {
            Math.sin(a), -Math.cos(a), 0, 0, 0, 0, -1, CAMERA_HEIGHT, Math.cos(a), Math.sin(a), 0, 0, 0, 0, 0, 1
        };
        for (double value : t) {
            camera.withArray("T_cam_ego").add(value);
        }
        return camera;
    }

    /** How far the camera looks to the left. */
    private static double turn(String camera) {
        return camera.equals("front_left") ? TURN : -TURN;
    }

    /** A point in pixels and its depth; x right, y down, z forward in the camera. */
    private static double[] pixel(String camera, double x, double y, double z) {
        double a = turn(camera);
        double right = Math.sin(a) * x - Math.cos(a) * y;
        double down = CAMERA_HEIGHT - z;
        double forward = Math.cos(a) * x + Math.sin(a) * y;
        return new double[] {FOCAL * right / forward + WIDTH / 2.0, FOCAL * down / forward + HEIGHT / 2.0, forward};
    }

    private static List<double[]> corners(Thing thing) {
        List<double[]> corners = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            double l = ((n & 1) == 0 ? 0.5 : -0.5) * thing.l;
            double w = ((n & 2) == 0 ? 0.5 : -0.5) * thing.w;
            double h = ((n & 4) == 0 ? 0.5 : -0.5) * thing.h;
            corners.add(new double[] {
                thing.x + l * Math.cos(thing.yaw) - w * Math.sin(thing.yaw),
                thing.y + l * Math.sin(thing.yaw) + w * Math.cos(thing.yaw),
                thing.z() + h
            });
        }
        return corners;
    }

    /** The box round a thing as a camera sees it; null where most of it is out of view. */
    private static @Nullable Box box(String camera, Thing thing) {
        double[] middle = pixel(camera, thing.x, thing.y, thing.z());
        if (middle[2] < NEAR || middle[0] < 30 || middle[0] > WIDTH - 30) {
            return null;
        }
        double x1 = WIDTH;
        double y1 = HEIGHT;
        double x2 = 0;
        double y2 = 0;
        for (double[] corner : corners(thing)) {
            double[] at = pixel(camera, corner[0], corner[1], corner[2]);
            if (at[2] < NEAR) {
                return null;
            }
            x1 = Math.min(x1, at[0]);
            y1 = Math.min(y1, at[1]);
            x2 = Math.max(x2, at[0]);
            y2 = Math.max(y2, at[1]);
        }
        Box box = new Box(Math.max(0, x1), Math.max(0, y1), Math.min(WIDTH, x2), Math.min(HEIGHT, y2));
        return box.x2 - box.x1 > 8 && box.y2 - box.y1 > 8 ? box : null;
    }

    @Override
    public Map<String, byte[]> media() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        scenes.forEach((item, things) -> {
            files.put(item + "/cloud.pcd", cloud(things));
            CAMERAS.forEach(camera -> files.put(item + "/" + camera + ".png", picture(camera, things)));
        });
        return files;
    }

    private static byte[] picture(String camera, List<Thing> things) {
        Canvas canvas = new Canvas(WIDTH, HEIGHT, new Color(170, 195, 215));
        canvas.pen(new Color(110, 115, 110)).fillRect(0, HEIGHT / 2, WIDTH, HEIGHT / 2);
        List<Thing> farFirst = new ArrayList<>(things);
        farFirst.sort((a, b) -> Double.compare(Math.hypot(b.x, b.y), Math.hypot(a.x, a.y)));
        for (Thing thing : farFirst) {
            List<double[]> seen = corners(thing).stream()
                    .map(c -> pixel(camera, c[0], c[1], c[2]))
                    .toList();
            if (seen.stream().anyMatch(at -> at[2] < NEAR)) {
                continue;
            }
            Color colour = thing.of.equals("car") ? new Color(60, 90, 160) : new Color(190, 90, 50);
            int[][] sides = {{0, 2, 6, 4}, {1, 3, 7, 5}, {0, 1, 5, 4}, {2, 3, 7, 6}, {0, 1, 3, 2}};
            for (int[] side : sides) {
                int[] xs = new int[4];
                int[] ys = new int[4];
                for (int i = 0; i < 4; i++) {
                    xs[i] = (int) seen.get(side[i])[0];
                    ys[i] = (int) seen.get(side[i])[1];
                }
                canvas.pen(side[1] == 2 ? colour.brighter() : colour).fillPolygon(xs, ys, 4);
                canvas.pen(Color.BLACK).drawPolygon(xs, ys, 4);
            }
        }
        return canvas.png();
    }

    /** Ground and the sides of things, as a binary PCD. */
    private static byte[] cloud(List<Thing> things) {
        List<double[]> points = new ArrayList<>();
        for (double x = 2; x < 40; x += 0.7) {
            for (double y = -25; y < 25; y += 0.7) {
                points.add(new double[] {x, y, 0});
            }
        }
        for (Thing thing : things) {
            for (double t = 0; t <= 1; t += 0.08) {
                for (double h = 0.1; h <= 1; h += 0.15) {
                    for (double side : new double[] {-0.5, 0.5}) {
                        points.add(on(thing, (t - 0.5) * thing.l, side * thing.w, h));
                        points.add(on(thing, side * thing.l, (t - 0.5) * thing.w, h));
                    }
                }
            }
        }
        String header = """
                # .PCD v0.7 - Point Cloud Data file format
                VERSION 0.7
                FIELDS x y z
                SIZE 4 4 4
                TYPE F F F
                COUNT 1 1 1
                WIDTH %1$d
                HEIGHT 1
                VIEWPOINT 0 0 0 1 0 0 0
                POINTS %1$d
                DATA binary
                """.formatted(points.size());
        ByteBuffer bytes = ByteBuffer.allocate(points.size() * 12).order(ByteOrder.LITTLE_ENDIAN);
        points.forEach(point -> bytes.putFloat((float) point[0]).putFloat((float) point[1]).putFloat((float) point[2]));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(bytes.array());
        return file.toByteArray();
    }

    private static double[] on(Thing thing, double l, double w, double h) {
        return new double[] {
            thing.x + l * Math.cos(thing.yaw) - w * Math.sin(thing.yaw),
            thing.y + l * Math.sin(thing.yaw) + w * Math.cos(thing.yaw),
            h * thing.h
        };
    }

    @Override
    public JsonNode truth(String item) {
        return label(things(item), 0, new SplittableRandom(0));
    }

    @Override
    public JsonNode labelledBy(double skill, String item, RandomGenerator random) {
        double slips = 1 - skill;
        List<Thing> seen = new ArrayList<>();
        for (Thing thing : things(item)) {
            if (random.nextDouble() < slips) {
                continue;
            }
            double off = 0.05 + 0.8 * slips;
            double yaw = thing.yaw + (0.02 + 0.3 * slips) * random.nextGaussian();
            boolean turnsRound = random.nextDouble() < slips / 2;
            String of = random.nextDouble() < slips / 4 ? THINGS.get(random.nextInt(THINGS.size())) : thing.of;
            seen.add(new Thing(
                    of,
                    round(thing.x + off * 0.5 * random.nextGaussian()),
                    round(thing.y + off * 0.5 * random.nextGaussian()),
                    round(thing.l * (1 + 0.15 * slips * random.nextGaussian())),
                    round(thing.w * (1 + 0.15 * slips * random.nextGaussian())),
                    round(thing.h * (1 + 0.15 * slips * random.nextGaussian())),
                    wrapped(turnsRound ? yaw + Math.PI : yaw)));
        }
        return label(seen, slips, random);
    }

    private static JsonNode label(List<Thing> things, double slips, RandomGenerator random) {
        ObjectNode label = Json.object();
        ArrayNode boxes = label.putArray("boxes");
        ArrayNode cuboids = label.putArray("cuboids");
        ArrayNode links = label.putArray("links");
        int number = 1;
        for (int n = 0; n < things.size(); n++) {
            Thing thing = things.get(n);
            String cuboid = "c" + (n + 1);
            cuboids.addObject()
                    .put("id", cuboid)
                    .put("class", thing.of)
                    .put("x", thing.x)
                    .put("y", thing.y)
                    .put("z", round(thing.z()))
                    .put("l", thing.l)
                    .put("w", thing.w)
                    .put("h", thing.h)
                    .put("yaw", thing.yaw);
            for (String camera : CAMERAS) {
                Box box = box(camera, thing);
                if (box != null) {
                    String id = "b" + number++;
                    double by = 4 * slips;
                    boxes.addObject()
                            .put("id", id)
                            .put("camera", camera)
                            .put("class", thing.of)
                            .put("x1", within(box.x1 + by * random.nextGaussian(), 0, WIDTH - 4.0))
                            .put("y1", within(box.y1 + by * random.nextGaussian(), 0, HEIGHT - 4.0))
                            .put("x2", within(box.x2 + by * random.nextGaussian(), 4, WIDTH))
                            .put("y2", within(box.y2 + by * random.nextGaussian(), 4, HEIGHT));
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

    private List<Thing> things(String item) {
        return Objects.requireNonNull(scenes.get(item), item);
    }

    private static double wrapped(double yaw) {
        double turned = Math.IEEEremainder(yaw, 2 * Math.PI);
        return round(turned <= -Math.PI ? turned + 2 * Math.PI : turned);
    }

    private static double round(double metres) {
        return Math.round(metres * 1_000) / 1_000.0;
    }
}
