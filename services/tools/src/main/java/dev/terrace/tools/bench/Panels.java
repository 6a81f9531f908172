package dev.terrace.tools.bench;

import dev.terrace.quality.PanelLabel;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Work;
import dev.terrace.shared.work.boxes.Box;
import dev.terrace.shared.work.boxes.BoxesLabel;
import dev.terrace.shared.work.boxes.BoxesSchema;
import dev.terrace.shared.work.landmarks.Landmark;
import dev.terrace.shared.work.landmarks.LandmarksLabel;
import dev.terrace.shared.work.landmarks.LandmarksSchema;
import dev.terrace.shared.work.scene.Cuboid;
import dev.terrace.shared.work.scene.Link;
import dev.terrace.shared.work.scene.Rectangle;
import dev.terrace.shared.work.scene.SceneBox;
import dev.terrace.shared.work.scene.SceneLabel;
import dev.terrace.shared.work.scene.SceneSchema;
import dev.terrace.shared.work.scene.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Panels to judge, as people draw them whose hand shakes, who miss one object of thirty and now and then take left for right.
 *
 * @param panels the labels of each unit, in the form in which they are kept
 */
record Panels(Work work, Task task, List<List<PanelLabel>> panels) {
    private static final double MISSED = 0.03;
    private static final double SHAKE = 0.03;
    private static final double SIDE = 512;
    private static final double EYES_APART = 120;
    private static final List<String> THINGS = List.of("car", "truck");

    private static <L extends Label> Panels of(
            Work work, LabelSchema<L> schema, Task task, int labels, List<L> truths, UnaryOperator<L> drawn) {
        List<List<PanelLabel>> panels = new ArrayList<>();
        for (L truth : truths) {
            List<PanelLabel> panel = new ArrayList<>();
            for (int n = 0; n < labels; n++) {
                JsonText label = JsonText.of(schema.write(drawn.apply(truth)));
                panel.add(new PanelLabel(n + 1, n, "w" + n, label, true, List.of(), List.of(), null));
            }
            panels.add(panel);
        }
        return new Panels(work, task, panels);
    }

    /** Images with up to six boxes. */
    static Panels boxes(int images, int labels) {
        Random random = new Random(1);
        BoxesSchema schema = new BoxesSchema(THINGS, 50);
        Task task = new Task(new Content.Image("image", 1280, 720), Part.WHOLE);
        List<BoxesLabel> truths = new ArrayList<>();
        for (int n = 0; n < images; n++) {
            List<Box> boxes = new ArrayList<>();
            for (int left = random.nextInt(7); left > 0; left--) {
                double x = 1100 * random.nextDouble();
                double y = 600 * random.nextDouble();
                double size = 30 + 80 * random.nextDouble();
                boxes.add(new Box(THINGS.get(random.nextInt(2)), x, y, x + size, y + size));
            }
            truths.add(new BoxesLabel(boxes));
        }
        return of(
                new Work.Boxes(schema),
                schema,
                task,
                labels,
                truths,
                truth -> new BoxesLabel(truth.boxes().stream()
                        .filter(box -> random.nextDouble() >= MISSED)
                        .map(box -> shaken(box, random))
                        .toList()));
    }

    private static Box shaken(Box box, Random random) {
        double by = SHAKE * (box.x2() - box.x1());
        return new Box(
                box.name(),
                box.x1() + by * random.nextGaussian(),
                box.y1() + by * random.nextGaussian(),
                box.x2() + by * random.nextGaussian(),
                box.y2() + by * random.nextGaussian());
    }

    /** Faces of the template; now and then somebody takes left for right. */
    static Panels faces(String template, int faces, int labels) {
        return faces(template, faces, labels, MISSED);
    }

    /** The same with this share of labels in which left is taken for right. */
    static Panels faces(String template, int faces, int labels, double mirrored) {
        Random random = new Random(2);
        LandmarksSchema schema = LandmarksSchema.ofTemplate(template);
        Task task = new Task(new Content.Image("face", (int) SIDE, (int) SIDE), Part.WHOLE);
        List<LandmarksLabel> truths = new ArrayList<>();
        for (int n = 0; n < faces; n++) {
            truths.add(face(schema, random));
        }
        return of(
                new Work.Landmarks(schema),
                schema,
                task,
                labels,
                truths,
                truth -> shaken(schema, truth, mirrored, random));
    }

    /** Points of a ring about the middle, so that the two that tell the size lie opposite each other. */
    private static LandmarksLabel face(LandmarksSchema schema, Random random) {
        double[] x = random.doubles(schema.points(), SIDE / 4, SIDE * 3 / 4).toArray();
        double[] y = random.doubles(schema.points(), SIDE / 4, SIDE * 3 / 4).toArray();
        x[schema.normalizer().get(0)] = (SIDE - EYES_APART) / 2;
        x[schema.normalizer().get(1)] = (SIDE + EYES_APART) / 2;
        List<Landmark> points = new ArrayList<>();
        for (int n = 0; n < x.length; n++) {
            points.add(new Landmark(x[n], y[n], Landmark.State.VISIBLE));
        }
        return new LandmarksLabel(points);
    }

    private static LandmarksLabel shaken(LandmarksSchema schema, LandmarksLabel truth, double mirrored, Random random) {
        double by = 0.3 * SHAKE * EYES_APART;
        List<Landmark> points = new ArrayList<>();
        for (Landmark point : truth.points()) {
            points.add(new Landmark(
                    sent(point.x() + by * random.nextGaussian()),
                    sent(point.y() + by * random.nextGaussian()),
                    point.state()));
        }
        boolean turned = random.nextDouble() < mirrored;
        return new LandmarksLabel(
                turned ? schema.mirror().stream().map(points::get).toList() : points);
    }

    /** A coordinate as the pages send it, in hundredths. */
    private static double sent(double coordinate) {
        return Math.round(100 * coordinate) / 100.0;
    }

    /** Scenes of so many cuboids, with the boxes in which two cameras see them. */
    static Panels scenes(int scenes, int cuboids, int labels) {
        Random random = new Random(3);
        SceneSchema schema = SceneSchema.of(THINGS.toArray(String[]::new));
        Content.Scene scene = new Content.Scene(
                List.of(camera("front", 1), camera("rear", -1)),
                List.of(new Content.KeyFrame("cloud.pcd", List.of("front.jpg", "rear.jpg"))));
        List<SceneLabel> truths = new ArrayList<>();
        for (int n = 0; n < scenes; n++) {
            truths.add(scene(scene.cameras(), cuboids, random));
        }
        Task task = new Task(scene, Part.WHOLE);
        return of(new Work.Scene(schema), schema, task, labels, truths, truth -> shaken(truth, random));
    }

    /** @param way 1 looks forward, -1 back */
    private static Content.Camera camera(String name, double way) {
        return new Content.Camera(
                name,
                1600,
                900,
                List.of(1000.0, 0.0, 800.0, 0.0, 1000.0, 450.0, 0.0, 0.0, 1.0),
                List.of(0.0, -way, 0.0, 0.0, 0.0, 0.0, -1.0, 1.5, way, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0));
    }

    private static SceneLabel scene(List<Content.Camera> cameras, int cuboids, Random random) {
        List<SceneBox> boxes = new ArrayList<>();
        List<Cuboid> solid = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (int n = 0; n < cuboids; n++) {
            double x = (random.nextBoolean() ? 1 : -1) * (10 + 7 * n + 2 * random.nextDouble());
            double y = Math.abs(x) * (random.nextDouble() - .5);
            double yaw = Cuboid.heading(2 * Math.PI * random.nextDouble());
            String name = THINGS.get(random.nextInt(2));
            Cuboid cuboid = new Cuboid("c" + n, 0, name, x, y, .8, 4.5, 1.9, 1.6, yaw, Map.of());
            solid.add(cuboid);
            for (Content.Camera camera : cameras) {
                Optional<Rectangle> seen = new View(camera).of(cuboid);
                if (seen.isPresent()) {
                    Rectangle r = seen.get();
                    String id = "b" + boxes.size();
                    boxes.add(new SceneBox(id, 0, camera.name(), name, r.x1(), r.y1(), r.x2(), r.y2(), Map.of()));
                    links.add(new Link(0, id, cuboid.id()));
                }
            }
        }
        return new SceneLabel(boxes, solid, links);
    }

    private static SceneLabel shaken(SceneLabel truth, Random random) {
        List<SceneBox> boxes = truth.boxes().stream()
                .map(b -> new SceneBox(
                        b.id(),
                        0,
                        b.camera(),
                        b.name(),
                        b.x1() + random.nextGaussian() / 10,
                        b.y1() + random.nextGaussian() / 10,
                        b.x2() + 1 + random.nextGaussian() / 10,
                        b.y2() + 1 + random.nextGaussian() / 10,
                        Map.of()))
                .toList();
        List<Cuboid> cuboids = truth.cuboids().stream()
                .filter(c -> random.nextDouble() >= MISSED)
                .map(c -> new Cuboid(
                        c.id(),
                        0,
                        c.name(),
                        c.x() + SHAKE * 2 * random.nextGaussian(),
                        c.y() + SHAKE * 2 * random.nextGaussian(),
                        c.z(),
                        c.l() * (1 + SHAKE * random.nextGaussian()),
                        c.w() * (1 + SHAKE * random.nextGaussian()),
                        c.h(),
                        Cuboid.heading(c.yaw() + SHAKE * random.nextGaussian()),
                        Map.of()))
                .toList();
        List<Link> links = truth.links().stream()
                .filter(link -> cuboids.stream().anyMatch(c -> c.id().equals(link.cuboid())))
                .toList();
        return new SceneLabel(boxes, cuboids, links);
    }
}
