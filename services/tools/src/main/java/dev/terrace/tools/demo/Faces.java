package dev.terrace.tools.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.landmarks.FeatureGroup;
import dev.terrace.shared.work.landmarks.LandmarksSchema;
import dev.terrace.tools.client.Json;
import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Drawn faces with 68 points that are known. People jitter, and now and then take the left side for the right. */
public final class Faces implements Sample {
    private static final int SIDE = 480;
    private static final String TEMPLATE = "face-68";
    private static final List<FeatureGroup> GROUPS =
            LandmarksSchema.ofTemplate(TEMPLATE).groups();
    private static final double EYES_APART = 0.4;
    /** A point is right within this share of the distance of the eyes; on the outline twice that. */
    private static final double RIGHT_WITHIN = 0.05;

    private final Map<String, Face> faces = new LinkedHashMap<>();

    /** Where the middle of the eyes is, how large the face is, and how it is tilted. */
    private record Face(double x, double y, double size, double tilt, double mouth) {

        /** A point of the mean face in a square of side 1, in the picture. */
        double[] place(double u, double v) {
            double dx = (u - 0.5) * size;
            double dy = (v - 0.38) * size;
            return new double[] {
                x + dx * Math.cos(tilt) - dy * Math.sin(tilt), y + dx * Math.sin(tilt) + dy * Math.cos(tilt)
            };
        }

        double unit() {
            return size * EYES_APART;
        }

        List<double[]> points(FeatureGroup group) {
            List<double[]> points = new ArrayList<>();
            for (int n = 0; n < group.size(); n++) {
                double t = group.closed() ? (double) n / group.size() : (double) n / Math.max(1, group.size() - 1);
                points.add(at(group.name(), t));
            }
            return points;
        }

        private double[] at(String group, double t) {
            double turn = 2 * Math.PI * t;
            return switch (group) {
                case "outline" -> place(0.5 - 0.45 * Math.cos(Math.PI * t), 0.38 + 0.55 * Math.sin(Math.PI * t));
                case "right_brow" -> place(0.16 + 0.26 * t, 0.27 - 0.05 * Math.sin(Math.PI * t));
                case "left_brow" -> place(0.58 + 0.26 * t, 0.27 - 0.05 * Math.sin(Math.PI * t));
                case "nose" -> t < 0.45 ? place(0.5, 0.36 + 0.5 * t) : place(0.4 + 0.36 * (t - 0.45), 0.63);
                case "right_eye" -> place(0.3 - 0.08 * Math.cos(turn), 0.38 - 0.035 * Math.sin(turn));
                case "left_eye" -> place(0.7 - 0.08 * Math.cos(turn), 0.38 - 0.035 * Math.sin(turn));
                case "mouth" -> place(0.5 - 0.16 * Math.cos(turn), 0.76 - mouth * Math.sin(turn));
                default -> place(0.5 - 0.11 * Math.cos(turn), 0.76 - 0.45 * mouth * Math.sin(turn));
            };
        }
    }

    public Faces(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < count; n++) {
            faces.put(
                    "faces/%04d.png".formatted(n),
                    new Face(
                            SIDE * (0.4 + 0.2 * random.nextDouble()),
                            SIDE * (0.35 + 0.1 * random.nextDouble()),
                            SIDE * (0.5 + 0.25 * random.nextDouble()),
                            0.5 * (random.nextDouble() - 0.5),
                            0.04 + 0.06 * random.nextDouble()));
        }
    }

    @Override
    public String name() {
        return "Faces, 68 points";
    }

    @Override
    public JsonNode project() {
        ObjectNode project = Json.object().put("name", name()).put("workType", "landmarks");
        project.put(
                "guideline",
                "Every point of the template, in its order. Left and right are the person's own. A point that is covered is placed"
                        + " where it must be, and marked occluded.");
        project.putObject("schema").put("template", TEMPLATE);
        project.putObject("quality").put("minOverlap", 2).put("maxOverlap", 4).put("confidence", 0.85);
        Sample.price(project, 1_200_000);
        project.putObject("dispatch").put("leaseSeconds", LEASE_SECONDS).put("lotUnits", 10);
        return project;
    }

    @Override
    public List<ObjectNode> manifest() {
        return faces.keySet().stream()
                .map(item -> Sample.row(Json.object(), item).put("media", item))
                .toList();
    }

    @Override
    public Map<String, byte[]> media() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        faces.forEach((item, face) -> files.put(item, drawn(face)));
        return files;
    }

    private static byte[] drawn(Face face) {
        Canvas canvas = new Canvas(SIDE, SIDE, new Color(226, 232, 226));
        int size = (int) face.size();
        double[] middle = face.place(0.5, 0.45);
        canvas.pen(new Color(240, 205, 175))
                .fillOval((int) middle[0] - size / 2, (int) middle[1] - size * 5 / 8, size, size * 5 / 4);
        for (FeatureGroup group : GROUPS) {
            canvas.shape(face.points(group), group.closed(), new Color(70, 45, 35));
        }
        for (double[] eye : List.of(face.place(0.3, 0.38), face.place(0.7, 0.38))) {
            int iris = (int) (size * 0.05);
            canvas.pen(new Color(60, 90, 110)).fillOval((int) eye[0] - iris / 2, (int) eye[1] - iris / 2, iris, iris);
        }
        return canvas.png();
    }

    @Override
    public JsonNode truth(String item) {
        ObjectNode points = Json.object();
        for (FeatureGroup group : GROUPS) {
            face(item).points(group).forEach(at -> point(points.withArray(group.name()), at[0], at[1]));
        }
        return Json.object().set("points", points);
    }

    @Override
    public JsonNode labelledBy(double skill, String item, RandomGenerator random) {
        double slips = 1 - skill;
        double jitter = (0.012 + 0.12 * slips) * face(item).unit();
        boolean swaps = random.nextDouble() < slips / 3;
        ObjectNode points = Json.object();
        for (FeatureGroup group : GROUPS) {
            ArrayNode placed = points.putArray(swaps ? mirrored(group.name()) : group.name());
            boolean strays = random.nextDouble() < slips / 2;
            for (double[] at : face(item).points(group)) {
                double by = strays ? jitter * 4 : jitter;
                point(placed, at[0] + by * random.nextGaussian(), at[1] + by * random.nextGaussian());
            }
        }
        return Json.object().set("points", points);
    }

    private static String mirrored(String group) {
        return group.startsWith("left_")
                ? group.replace("left_", "right_")
                : group.startsWith("right_") ? group.replace("right_", "left_") : group;
    }

    private static void point(ArrayNode points, double x, double y) {
        points.addArray()
                .add(round(Math.clamp(x, 0, SIDE)))
                .add(round(Math.clamp(y, 0, SIDE)))
                .add(2);
    }

    @Override
    public Right right(JsonNode label, JsonNode truth) {
        double[] rightEye = middle(truth.path("points").path("right_eye"));
        double[] leftEye = middle(truth.path("points").path("left_eye"));
        double unit = Math.hypot(rightEye[0] - leftEye[0], rightEye[1] - leftEye[1]);
        Right right = Right.NONE;
        for (FeatureGroup group : GROUPS) {
            double within = unit * (group.name().equals("outline") ? 2 * RIGHT_WITHIN : RIGHT_WITHIN);
            JsonNode real = truth.path("points").path(group.name());
            JsonNode said = label.path("points").path(group.name());
            for (int n = 0; n < real.size(); n++) {
                double off = Math.hypot(
                        said.path(n).path(0).asDouble() - real.path(n).path(0).asDouble(),
                        said.path(n).path(1).asDouble() - real.path(n).path(1).asDouble());
                right = right.plus(Right.of(off <= within));
            }
        }
        return right;
    }

    private static double[] middle(JsonNode points) {
        double x = 0;
        double y = 0;
        for (JsonNode point : points) {
            x += point.path(0).asDouble() / points.size();
            y += point.path(1).asDouble() / points.size();
        }
        return new double[] {x, y};
    }

    private Face face(String item) {
        return Objects.requireNonNull(faces.get(item), item);
    }

    private static double round(double pixels) {
        return Math.round(pixels * 100) / 100.0;
    }
}
