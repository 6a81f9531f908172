package dev.terrace.tools.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Fields with outlines, crossings with tracks, and images with several classes, as people draw them who miss some and are a little off. */
final class Drawings {
    private static final List<String> NAMES = List.of("rice", "tea", "maize");
    private static final int FRAMES = 40;

    private Drawings() {}

    static List<Recorder.Thing> of(String kind, int count, long seed) {
        Random random = new Random(seed);
        List<Recorder.Thing> things = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            List<Integer> objects =
                    random.ints(1 + random.nextInt(3), 0, 3).boxed().toList();
            List<JsonNode> labels = new ArrayList<>();
            for (int worker = 0; worker < Recorder.WORKERS; worker++) {
                labels.add(label(kind, objects, worker == 0 ? .25 : .08, random));
            }
            things.add(new Recorder.Thing(item(kind), label(kind, objects, 0, random), labels));
        }
        return things;
    }

    private static ObjectNode item(String kind) {
        ObjectNode item = Json.object().put("width", 640).put("height", 480);
        if (kind.equals("tracks")) {
            item.put("frames", FRAMES).putArray("fps").add(30_000).add(1_001);
        }
        return item;
    }

    private static JsonNode label(String kind, List<Integer> objects, double slips, Random random) {
        ObjectNode label = Json.object();
        ArrayNode list = label.putArray(kind.equals("classes-several") ? "classes" : kind.split("_")[0]);
        for (int n = 0; n < objects.size(); n++) {
            if (random.nextDouble() < slips) {
                continue;
            }
            String name = NAMES.get(random.nextDouble() < slips ? random.nextInt(3) : objects.get(n));
            double x = 40 + 180 * n + 200 * slips * random.nextGaussian() / 10;
            double y = 60 + 30 * n + 200 * slips * random.nextGaussian() / 10;
            switch (kind) {
                case "classes-several" -> {
                    if (!list.toString().contains(name)) {
                        list.add(name);
                    }
                }
                case "tracks" -> track(list, n, name, x, y);
                default -> outline(list, name, x, y);
            }
        }
        return label;
    }

    private static void outline(ArrayNode list, String name, double x, double y) {
        ArrayNode ring = list.addObject().put("class", name).putArray("rings").addArray();
        for (int corner = 0; corner < 8; corner++) {
            double turn = Math.PI * corner / 4;
            ring.addArray().add(x + 70 + 60 * Math.cos(turn)).add(y + 70 + 60 * Math.sin(turn));
        }
    }

    /** Its id is a number, as trackers write it. */
    private static void track(ArrayNode list, int n, String name, double x, double y) {
        ArrayNode keys = list.addObject().put("id", n + 1).put("class", name).putArray("keys");
        for (int frame : new int[] {2, 20, FRAMES - 1}) {
            keys.addObject()
                    .put("frame", frame)
                    .put("x1", x + frame)
                    .put("y1", y + 2 * frame)
                    .put("x2", x + frame + 80)
                    .put("y2", y + 2 * frame + 60);
        }
    }
}
