package dev.terrace.quality.scene;

import dev.terrace.quality.Agreed;
import dev.terrace.quality.Agreed.Found;
import dev.terrace.quality.AttributeVotes;
import dev.terrace.quality.Proposal;
import dev.terrace.shared.work.scene.Cuboid;
import dev.terrace.shared.work.scene.Link;
import dev.terrace.shared.work.scene.SceneBox;
import dev.terrace.shared.work.scene.SceneLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes labels of what was agreed on boxes, cuboids and links; several where something is tied. */
final class SceneMerge {
    private final Agreed<SceneBox> boxes;
    private final Agreed<Cuboid> cuboids;
    private final List<Links.Voted> links;
    private final int[] objects;
    private final AttributeVotes attributes;

    SceneMerge(Agreed<SceneBox> boxes, Agreed<Cuboid> cuboids, Links links, AttributeVotes attributes) {
        this.boxes = boxes;
        this.cuboids = cuboids;
        this.links = links.voted();
        this.objects = links.objects();
        this.attributes = attributes;
    }

    Proposal<SceneLabel> proposal() {
        int ways = Math.max(
                Math.max(boxes.ways(), cuboids.ways()),
                Math.max(attributes.ways().size(), links.stream().anyMatch(Links.Voted::isTied) ? 2 : 1));
        List<SceneLabel> answers = new ArrayList<>(ways);
        for (int way = 0; way < ways; way++) {
            answers.add(label(way));
        }
        double sure = Math.min(
                Math.min(boxes.confidence(), cuboids.confidence()),
                Math.min(
                        attributes.confidence(),
                        links.stream().mapToDouble(SceneMerge::sure).min().orElse(1)));
        return new Proposal<>(answers, ways == 1 ? sure : Math.min(sure, .5), each());
    }

    private static double sure(Links.Voted link) {
        return Math.max(link.probability(), 1 - link.probability());
    }

    /** How sure each object of the first answer is, boxes before cuboids before links. */
    private List<Double> each() {
        List<Double> each = new ArrayList<>();
        boxes.objects().forEach(b -> each.add(b.confidence()));
        cuboids.objects().forEach(c -> each.add(c.confidence()));
        links.stream().filter(l -> isLinked(l, 0)).forEach(l -> each.add(sure(l)));
        return each;
    }

    /** In the first answer what is tied is there, in the others it is not. */
    private static boolean isLinked(Links.Voted link, int way) {
        return link.isKept() || link.isTied() && way == 0;
    }

    private static <O> Optional<O> at(Found<O> found, int way) {
        int choice = Math.min(way, found.choices() - 1);
        return choice < found.ways().size() ? Optional.of(found.ways().get(choice)) : Optional.empty();
    }

    private SceneLabel label(int way) {
        List<SceneBox> allBoxes = new ArrayList<>();
        for (int b = 0; b < boxes.objects().size(); b++) {
            String id = "b" + (b + 1);
            at(boxes.objects().get(b), way).ifPresent(box -> allBoxes.add(SceneBoxGeometry.numbered(box, id)));
        }
        List<Cuboid> allCuboids = new ArrayList<>();
        for (int c = 0; c < cuboids.objects().size(); c++) {
            String id = "c" + (objects[c] + 1);
            at(cuboids.objects().get(c), way).ifPresent(cuboid -> allCuboids.add(CuboidGeometry.numbered(cuboid, id)));
        }
        List<Link> allLinks = new ArrayList<>();
        for (Links.Voted link : links) {
            Optional<SceneBox> box = at(boxes.objects().get(link.box()), way);
            Optional<Cuboid> cuboid = at(cuboids.objects().get(link.cuboid()), way);
            if (isLinked(link, way) && box.isPresent() && cuboid.isPresent()) {
                allLinks.add(new Link(box.get().frame(), "b" + (link.box() + 1), "c" + (objects[link.cuboid()] + 1)));
            }
        }
        return new SceneLabel(
                allBoxes,
                allCuboids,
                allLinks,
                attributes.ways().get(Math.min(way, attributes.ways().size() - 1)));
    }
}
