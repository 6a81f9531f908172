package dev.terrace.tools.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Json;
import java.awt.Color;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jcodec.api.awt.AWTSequenceEncoder;

/** A vending machine on video: which drink does which hand take, from when to when? People are some frames off, and miss some. */
public final class Vending implements Sample {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final int FPS = 10;
    private static final int FRAMES = 80;
    private static final int FRAME_MS = 1_000 / FPS;
    private static final List<String> DRINKS = List.of("cola-330", "water-500", "tea-500");
    private static final List<Color> COLOURS =
            List.of(new Color(180, 40, 40), new Color(70, 140, 210), new Color(90, 150, 60));
    private static final List<String> HANDS = List.of("left", "right");

    private final Map<String, List<Taken>> videos = new LinkedHashMap<>();

    /** A drink in a hand, in frames [from, to). */
    private record Taken(String product, int from, int to, String hand) {}

    public Vending(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < count; n++) {
            List<Taken> events = new ArrayList<>();
            int frame = 5 + random.nextInt(8);
            while (frame + 20 < FRAMES) {
                int length = 10 + random.nextInt(8);
                events.add(new Taken(
                        DRINKS.get(random.nextInt(DRINKS.size())),
                        frame,
                        frame + length,
                        HANDS.get(random.nextInt(2))));
                frame += length + 8 + random.nextInt(12);
            }
            videos.put("vending/%04d.mp4".formatted(n), events);
        }
    }

    @Override
    public String name() {
        return "Vending machine";
    }

    @Override
    public JsonNode project() {
        ObjectNode project = Json.object().put("name", name()).put("workType", "events");
        project.put(
                "guideline", "From the first frame with the drink in the hand to the first frame out of the machine.");
        DRINKS.forEach(project.putObject("schema").putArray("products")::add);
        project.putObject("quality").put("minOverlap", 2).put("maxOverlap", 4).put("confidence", 0.8);
        Sample.price(project, 900_000);
        project.putObject("dispatch").put("leaseSeconds", LEASE_SECONDS).put("lotUnits", 10);
        return project;
    }

    @Override
    public List<ObjectNode> manifest() {
        return videos.keySet().stream()
                .map(item -> Sample.row(Json.object(), item).put("media", item))
                .toList();
    }

    @Override
    public Map<String, byte[]> media() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        videos.forEach((item, events) -> files.put(item, filmed(events)));
        return files;
    }

    private static byte[] filmed(List<Taken> events) {
        try {
            Path file = Files.createTempFile("vending-", ".mp4");
            try {
                AWTSequenceEncoder encoder = AWTSequenceEncoder.createSequenceEncoder(file.toFile(), FPS);
                for (int frame = 0; frame < FRAMES; frame++) {
                    encoder.encodeImage(drawn(events, frame).image());
                }
                encoder.finish();
                return Files.readAllBytes(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Canvas drawn(List<Taken> events, int frame) {
        Canvas canvas = new Canvas(WIDTH, HEIGHT, new Color(60, 66, 72));
        Graphics2D pen = canvas.pen(new Color(200, 205, 210));
        pen.fillRect(60, 20, 200, 140);
        for (int shelf = 0; shelf < DRINKS.size(); shelf++) {
            canvas.pen(COLOURS.get(shelf)).fillRect(80 + shelf * 60, 50, 24, 60);
        }
        for (Taken event : events) {
            int before = event.from() - 4;
            if (frame < before || frame > event.to() + 3) {
                continue;
            }
            boolean holds = frame >= event.from() && frame < event.to();
            int drink = DRINKS.indexOf(event.product());
            double out = Math.clamp((double) (frame - event.from()) / (event.to() - event.from()), 0, 1);
            int x = 80 + drink * 60;
            int y = (int) (70 + out * 110);
            int arm = event.hand().equals("left") ? -70 : 70;
            canvas.pen(new Color(225, 180, 150)).fillOval(x + arm / 3 - 6, y + 10, 40, 28);
            canvas.pen(new Color(40, 70, 130)).drawLine(x + arm / 3 + 12, y + 30, x + arm + 12, HEIGHT);
            if (holds) {
                canvas.pen(COLOURS.get(drink)).fillRect(x, y - 20, 24, 60);
            }
        }
        return canvas;
    }

    @Override
    public JsonNode truth(String item) {
        return label(events(item));
    }

    @Override
    public JsonNode labelledBy(double skill, String item, RandomGenerator random) {
        double slips = 1 - skill;
        List<Taken> seen = new ArrayList<>();
        for (Taken event : events(item)) {
            if (random.nextDouble() < slips) {
                continue;
            }
            int off = 1 + (int) (slips * 12);
            int from = Math.max(0, event.from() + random.nextInt(2 * off + 1) - off);
            int to = Math.min(FRAMES, Math.max(from + 2, event.to() + random.nextInt(2 * off + 1) - off));
            String hand = random.nextDouble() < slips / 2 ? HANDS.get(random.nextInt(2)) : event.hand();
            String product =
                    random.nextDouble() < slips / 3 ? DRINKS.get(random.nextInt(DRINKS.size())) : event.product();
            seen.add(new Taken(product, from, to, hand));
        }
        return label(seen);
    }

    private static JsonNode label(List<Taken> events) {
        ObjectNode label = Json.object();
        ArrayNode list = label.putArray("events");
        events.forEach(event -> list.addObject()
                .put("product", event.product())
                .put("start", event.from() * FRAME_MS)
                .put("end", event.to() * FRAME_MS)
                .put("hand", event.hand()));
        return label;
    }

    @Override
    public Right right(JsonNode label, JsonNode truth) {
        return Pairing.of(label.path("events"), truth.path("events"), (said, real) -> {
            double shared = Math.min(said.path("end").asInt(), real.path("end").asInt())
                    - Math.max(said.path("start").asInt(), real.path("start").asInt());
            double joint = Math.max(said.path("end").asInt(), real.path("end").asInt())
                    - Math.min(said.path("start").asInt(), real.path("start").asInt());
            boolean same = said.path("product").equals(real.path("product"))
                    && said.path("hand").equals(real.path("hand"));
            return same && shared / joint >= 0.5 ? shared / joint : 0;
        });
    }

    private List<Taken> events(String item) {
        return Objects.requireNonNull(videos.get(item), item);
    }
}
