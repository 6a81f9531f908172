package dev.terrace.quality.scene;

import dev.terrace.quality.Finding;
import dev.terrace.quality.Findings;
import dev.terrace.quality.scene.MatchedLinks.Ends;
import dev.terrace.shared.work.Attribute;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.scene.Cuboid;
import dev.terrace.shared.work.scene.Link;
import dev.terrace.shared.work.scene.Rectangle;
import dev.terrace.shared.work.scene.SceneBox;
import dev.terrace.shared.work.scene.Scenes;
import dev.terrace.shared.work.scene.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is said of a scene beside the one that is held to be right. Links whose ends are wrong are not told again. */
final class SceneFindings {
    private static final double MEETS = 0.5;

    private final Map<String, View> views = new HashMap<>();
    private final MatchedLinks links;
    private final List<Finding> list = new ArrayList<>();
    private final Set<Integer> wronglyLinked = new HashSet<>();
    private int right;
    private int all;

    SceneFindings(Task task, MatchedLinks links) {
        this.links = links;
        for (Content.Camera camera : Scenes.scene(task.content()).cameras()) {
            views.put(camera.name(), new View(camera));
        }
    }

    Findings of(Findings boxes, Findings cuboids, List<Attribute> differing) {
        list.addAll(boxes.list());
        list.addAll(cuboids.list());
        right = boxes.right() + cuboids.right();
        all = boxes.all() + cuboids.all();
        hers();
        missing();
        differing.forEach(a -> list.add(Finding.wrongAttribute("attributes", a)));
        return new Findings(list, right, all);
    }

    private void hers() {
        Set<Ends> theirs = MatchedLinks.all(links.right());
        for (int i = 0; i < links.hers().links().size(); i++) {
            String path = "links[" + i + "]";
            Ends mine = MatchedLinks.ends(links.hers(), links.hers().links().get(i));
            Ends there = links.there(mine);
            if (there.box() >= 0 && there.cuboid() >= 0) {
                all++;
                if (theirs.contains(there)) {
                    right++;
                    list.add(Finding.right(path));
                } else {
                    wronglyLinked.add(mine.box());
                    list.add(Finding.wrong("wrong-link", path, "not the same object"));
                }
            }
            projection(path, mine);
        }
    }

    private void projection(String path, Ends ends) {
        SceneBox box = links.hers().boxes().get(ends.box());
        Cuboid cuboid = links.hers().cuboids().get(ends.cuboid());
        View view = views.get(box.camera());
        Optional<Rectangle> seen = view == null ? Optional.empty() : view.of(cuboid);
        double overlap = seen.map(s -> s.overlap(Rectangle.of(box))).orElse(0.0);
        if (view != null && overlap < MEETS) {
            String off = seen.map(s -> "%d px off".formatted(Math.round(s.off(Rectangle.of(box)))))
                    .orElse("not in view");
            list.add(Finding.remark(
                    "projection-off",
                    path,
                    "seen by %s the cuboid is %s its box (%d %% overlap)"
                            .formatted(box.camera(), off, (int) Math.floor(100 * overlap))));
        }
    }

    private void missing() {
        Set<Ends> mine = MatchedLinks.all(links.hers());
        for (Link link : links.right().links()) {
            Ends here = links.here(MatchedLinks.ends(links.right(), link));
            if (here.box() >= 0 && here.cuboid() >= 0 && !mine.contains(here) && !wronglyLinked.contains(here.box())) {
                all++;
                String box = links.hers().boxes().get(here.box()).id();
                list.add(Finding.wrong(
                        "missing-link",
                        "boxes[" + here.box() + "]",
                        "box %s is not linked to the cuboid of the same object".formatted(box)));
            }
        }
    }
}
