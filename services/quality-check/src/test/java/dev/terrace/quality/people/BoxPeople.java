package dev.terrace.quality.people;

import dev.terrace.quality.Simulation.Person;
import dev.terrace.shared.work.boxes.Box;
import dev.terrace.shared.work.boxes.BoxesLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Boxes on an image, and what people make of them. */
public final class BoxPeople {
    public static final List<String> CLASSES = List.of("car", "truck", "person");

    private BoxPeople() {}

    public static BoxesLabel truth(Random random) {
        List<Box> boxes = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            boxes.add(any(random));
        }
        return new BoxesLabel(boxes);
    }

    private static Box any(Random random) {
        double x = 560 * random.nextDouble();
        double y = 400 * random.nextDouble();
        return new Box(
                CLASSES.get(random.nextInt(3)),
                x,
                y,
                x + 20 + 60 * random.nextDouble(),
                y + 20 + 60 * random.nextDouble());
    }

    public static BoxesLabel draw(BoxesLabel truth, Person person, Random random) {
        List<Box> boxes = new ArrayList<>();
        for (Box box : truth.boxes()) {
            if (random.nextDouble() >= person.misses()) {
                String name = random.nextDouble() < person.mistakes() ? CLASSES.get(random.nextInt(3)) : box.name();
                double far = random.nextInt(12) == 0 ? 4 * person.jitter() : person.jitter();
                double w = far * (box.x2() - box.x1());
                double h = far * (box.y2() - box.y1());
                boxes.add(new Box(
                        name,
                        box.x1() + w * random.nextGaussian(),
                        box.y1() + h * random.nextGaussian(),
                        box.x2() + w * random.nextGaussian() + 1,
                        box.y2() + h * random.nextGaussian() + 1));
            }
            if (random.nextDouble() < person.invents()) {
                boxes.add(any(random));
            }
        }
        return new BoxesLabel(
                boxes.stream().filter(b -> b.x1() < b.x2() && b.y1() < b.y2()).toList());
    }

    /** The first label, each box the mean of it and what of the others overlaps it most. */
    public static BoxesLabel mean(List<BoxesLabel> labels) {
        List<Box> means = new ArrayList<>();
        for (Box box : labels.getFirst().boxes()) {
            List<Box> same = new ArrayList<>(List.of(box));
            for (BoxesLabel other : labels.subList(1, labels.size())) {
                other.boxes().stream()
                        .filter(b -> b.overlap(box) > 0)
                        .max((a, b) -> Double.compare(a.overlap(box), b.overlap(box)))
                        .ifPresent(same::add);
            }
            means.add(new Box(
                    box.name(),
                    same.stream().mapToDouble(Box::x1).average().orElseThrow(),
                    same.stream().mapToDouble(Box::y1).average().orElseThrow(),
                    same.stream().mapToDouble(Box::x2).average().orElseThrow(),
                    same.stream().mapToDouble(Box::y2).average().orElseThrow()));
        }
        return new BoxesLabel(means);
    }
}
