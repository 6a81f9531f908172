package dev.terrace.quality.people;

import dev.terrace.quality.Simulation.Person;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.scene.Cuboid;
import dev.terrace.shared.work.scene.Link;
import dev.terrace.shared.work.scene.Rectangle;
import dev.terrace.shared.work.scene.SceneBox;
import dev.terrace.shared.work.scene.SceneLabel;
import dev.terrace.shared.work.scene.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Box what two cameras see and find it in space: front for back, length for width, the box of one linked to another. */
public final class ScenePeople {
    public static final List<String> CLASSES = List.of("car", "truck");
    public static final Content.Scene SCENE = new Content.Scene(
            List.of(camera("front", 1), camera("rear", -1)),
            List.of(new Content.KeyFrame("p.pcd", List.of("f.jpg", "r.jpg"))));

    private ScenePeople() {}

    /** @param way 1 looks forward, -1 back */
    private static Content.Camera camera(String name, double way) {
        return new Content.Camera(
                name,
                1600,
                900,
                List.of(1000.0, 0.0, 800.0, 0.0, 1000.0, 450.0, 0.0, 0.0, 1.0),
                List.of(0.0, -way, 0.0, 0.0, 0.0, 0.0, -1.0, 1.5, way, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0));
    }

    public static SceneLabel truth(Random random) {
        return scene(1 + random.nextInt(6), random);
    }

    /** So many things that stand apart, each with the boxes that the cameras see. */
    public static SceneLabel scene(int things, Random random) {
        List<SceneBox> boxes = new ArrayList<>();
        List<Cuboid> cuboids = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < things; i++) {
            double x = (random.nextBoolean() ? 1 : -1) * (10 + 7 * i + 2 * random.nextDouble());
            Cuboid cuboid = new Cuboid(
                    "c" + (i + 1),
                    0,
                    CLASSES.get(random.nextInt(2)),
                    x,
                    Math.abs(x) * (random.nextDouble() - .5),
                    .8,
                    4 + random.nextDouble(),
                    1.8 + .3 * random.nextDouble(),
                    1.6,
                    Cuboid.heading(2 * Math.PI * random.nextDouble()),
                    Map.of());
            cuboids.add(cuboid);
            for (Content.Camera camera : SCENE.cameras()) {
                Optional<Rectangle> seen = new View(camera).of(cuboid);
                if (seen.isPresent() && seen.get().x2() - seen.get().x1() > 5) {
                    String id = "b" + (boxes.size() + 1);
                    boxes.add(box(id, camera.name(), cuboid.name(), seen.get()));
                    links.add(new Link(0, id, cuboid.id()));
                }
            }
        }
        return new SceneLabel(boxes, cuboids, links);
    }

    private static SceneBox box(String id, String camera, String name, Rectangle r) {
        return new SceneBox(id, 0, camera, name, r.x1(), r.y1(), r.x2(), r.y2(), Map.of());
    }

    public static SceneLabel draw(SceneLabel truth, Person person, Random random) {
        List<SceneBox> boxes = new ArrayList<>();
        List<Cuboid> cuboids = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        for (Cuboid c : truth.cuboids()) {
            boolean wrong = random.nextDouble() < person.mistakes();
            names.put(c.id(), wrong ? CLASSES.get(random.nextInt(2)) : c.name());
            if (random.nextDouble() >= person.misses()) {
                cuboids.add(shaken(c, names.getOrDefault(c.id(), c.name()), person, random));
            }
            if (random.nextDouble() < person.invents()) {
                cuboids.add(shaken(scene(1, random).cuboids().getFirst(), c.name(), person, random));
            }
        }
        for (SceneBox b : truth.boxes()) {
            if (random.nextDouble() >= person.misses()) {
                boxes.add(shaken(b, person, random));
            }
        }
        return linked(truth, boxes, numbered(cuboids), person, random);
    }

    private static List<Cuboid> numbered(List<Cuboid> cuboids) {
        List<Cuboid> numbered = new ArrayList<>();
        for (Cuboid c : cuboids) {
            String id = numbered.stream().anyMatch(n -> n.id().equals(c.id())) ? "x" + numbered.size() : c.id();
            numbered.add(new Cuboid(id, 0, c.name(), c.x(), c.y(), c.z(), c.l(), c.w(), c.h(), c.yaw(), Map.of()));
        }
        return numbered;
    }

    private static SceneLabel linked(
            SceneLabel truth, List<SceneBox> boxes, List<Cuboid> cuboids, Person person, Random random) {
        List<Link> links = new ArrayList<>();
        for (Link link : truth.links()) {
            boolean hasBox = boxes.stream().anyMatch(b -> b.id().equals(link.box()));
            boolean hasCuboid = cuboids.stream().anyMatch(c -> c.id().equals(link.cuboid()));
            if (hasBox && hasCuboid && random.nextDouble() >= person.mistakes()) {
                links.add(link);
            } else if (hasBox && !cuboids.isEmpty() && random.nextDouble() < person.mistakes()) {
                links.add(new Link(
                        0,
                        link.box(),
                        cuboids.get(random.nextInt(cuboids.size())).id()));
            }
        }
        return new SceneLabel(boxes, cuboids, links);
    }

    private static Cuboid shaken(Cuboid c, String name, Person person, Random random) {
        double sigma = person.jitter() * 2 * (random.nextInt(10) == 0 ? 4 : 1);
        boolean back = random.nextDouble() < person.mistakes() / 2;
        boolean across = random.nextDouble() < person.mistakes() / 3;
        double yaw =
                c.yaw() + person.jitter() * random.nextGaussian() + (back ? Math.PI : 0) + (across ? Math.PI / 2 : 0);
        double l = c.l() * (1 + person.jitter() * random.nextGaussian() / 2);
        double w = c.w() * (1 + person.jitter() * random.nextGaussian() / 2);
        return new Cuboid(
                c.id(),
                0,
                name,
                c.x() + sigma * random.nextGaussian(),
                c.y() + sigma * random.nextGaussian(),
                c.z() + sigma * random.nextGaussian() / 4,
                Math.max(.5, across ? w : l),
                Math.max(.5, across ? l : w),
                Math.max(.5, c.h() * (1 + person.jitter() * random.nextGaussian() / 2)),
                Cuboid.heading(yaw),
                Map.of());
    }

    private static SceneBox shaken(SceneBox b, Person person, Random random) {
        double far = person.jitter() * (random.nextInt(10) == 0 ? 4 : 1);
        double w = far * (b.x2() - b.x1());
        double h = far * (b.y2() - b.y1());
        double x1 = b.x1() + w * random.nextGaussian();
        double y1 = b.y1() + h * random.nextGaussian();
        return new SceneBox(
                b.id(),
                0,
                b.camera(),
                b.name(),
                x1,
                y1,
                Math.max(x1 + 1, b.x2() + w * random.nextGaussian()),
                Math.max(y1 + 1, b.y2() + h * random.nextGaussian()),
                Map.of());
    }

    /** The first label, each cuboid the mean of it and of the likest of each other; its boxes and links as they are. */
    public static SceneLabel mean(List<SceneLabel> labels) {
        SceneLabel first = labels.getFirst();
        List<Cuboid> means = new ArrayList<>();
        for (Cuboid c : first.cuboids()) {
            List<Cuboid> same = new ArrayList<>(List.of(c));
            for (SceneLabel other : labels.subList(1, labels.size())) {
                other.cuboids().stream()
                        .filter(o -> o.overlap(c) > 0)
                        .max(Comparator.comparingDouble(o -> o.overlap(c)))
                        .ifPresent(same::add);
            }
            means.add(new Cuboid(
                    c.id(),
                    0,
                    c.name(),
                    same.stream().mapToDouble(Cuboid::x).average().orElse(0),
                    same.stream().mapToDouble(Cuboid::y).average().orElse(0),
                    same.stream().mapToDouble(Cuboid::z).average().orElse(0),
                    same.stream().mapToDouble(Cuboid::l).average().orElse(1),
                    same.stream().mapToDouble(Cuboid::w).average().orElse(1),
                    same.stream().mapToDouble(Cuboid::h).average().orElse(1),
                    Cuboid.heading(
                            same.stream().mapToDouble(Cuboid::yaw).average().orElse(0)),
                    Map.of()));
        }
        return new SceneLabel(first.boxes(), means, first.links());
    }
}
