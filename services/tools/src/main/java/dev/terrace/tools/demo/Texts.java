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

/** Short reports in which people, places and goods are to be marked. People miss some, and some marks are a little off. */
public final class Texts implements Sample {
    private static final List<String> PEOPLE = List.of("Zhang San", "李秀英", "Wang Fang", "Zhao 䶮", "陈桂兰");
    private static final List<String> PLACES = List.of("Yuanyang", "龙胜", "Xinhua", "丽江", "Kaili");
    private static final List<String> GOODS = List.of("rice", "oolong tea", "辣椒", "rapeseed oil", "oranges 🍊");
    private static final List<String> CLASSES = List.of("person", "place", "good");

    private final Map<String, Report> reports = new LinkedHashMap<>();

    /** A text and its marks, in code points. */
    private record Report(String text, List<Mark> marks) {}

    private record Mark(String of, int start, int end) {}

    public Texts(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < count; n++) {
            reports.put("texts/%04d".formatted(n), report(random));
        }
    }

    private static Report report(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        List<Mark> marks = new ArrayList<>();
        int sentences = 1 + random.nextInt(3);
        for (int s = 0; s < sentences; s++) {
            text.append("On market day ");
            mark(text, marks, "person", any(PEOPLE, random));
            text.append(" brought ");
            mark(text, marks, "good", any(GOODS, random));
            text.append(" from ");
            mark(text, marks, "place", any(PLACES, random));
            text.append(s + 1 < sentences ? ". Later " : ".");
        }
        return new Report(text.toString(), marks);
    }

    private static void mark(StringBuilder text, List<Mark> marks, String of, String words) {
        int start = text.codePointCount(0, text.length());
        text.append(words);
        marks.add(new Mark(of, start, text.codePointCount(0, text.length())));
    }

    private static String any(List<String> words, RandomGenerator random) {
        return words.get(random.nextInt(words.size()));
    }

    @Override
    public String name() {
        return "People, places, goods";
    }

    @Override
    public JsonNode project() {
        ObjectNode project = Json.object().put("name", name()).put("workType", "spans");
        project.put("guideline", "Mark each person, place and good by its whole name, without the words around it.");
        CLASSES.forEach(project.putObject("schema").putArray("classes")::add);
        project.putObject("quality").put("minOverlap", 2).put("maxOverlap", 4).put("confidence", 0.85);
        Sample.price(project, 250_000);
        project.putObject("dispatch").put("leaseSeconds", LEASE_SECONDS).put("lotUnits", 20);
        return project;
    }

    @Override
    public List<ObjectNode> manifest() {
        List<ObjectNode> rows = new ArrayList<>();
        reports.forEach(
                (item, report) -> rows.add(Sample.row(Json.object(), item).put("text", report.text())));
        return rows;
    }

    @Override
    public JsonNode truth(String item) {
        return label(report(item).marks());
    }

    @Override
    public JsonNode labelledBy(double skill, String item, RandomGenerator random) {
        double slips = 1 - skill;
        List<Mark> marks = new ArrayList<>();
        for (Mark mark : report(item).marks()) {
            if (random.nextDouble() < slips) {
                continue;
            }
            boolean confused = random.nextDouble() < slips / 3;
            boolean cut = random.nextDouble() < slips && mark.end() - mark.start() > 2;
            marks.add(new Mark(
                    confused ? any(CLASSES, random) : mark.of(), mark.start(), cut ? mark.end() - 1 : mark.end()));
        }
        return label(trimmed(marks, report(item).text()));
    }

    /** A mark does not end in a blank. */
    private static List<Mark> trimmed(List<Mark> marks, String text) {
        int[] points = text.codePoints().toArray();
        return marks.stream()
                .map(mark -> Character.isWhitespace(points[mark.end() - 1])
                        ? new Mark(mark.of(), mark.start(), mark.end() - 1)
                        : mark)
                .toList();
    }

    private static JsonNode label(List<Mark> marks) {
        ObjectNode label = Json.object();
        ArrayNode spans = label.putArray("spans");
        marks.forEach(mark -> spans.addObject()
                .put("class", mark.of())
                .put("start", mark.start())
                .put("end", mark.end()));
        return label;
    }

    @Override
    public Right right(JsonNode label, JsonNode truth) {
        return Pairing.of(label.path("spans"), truth.path("spans"), (said, real) -> {
            double shared = Math.min(said.path("end").asInt(), real.path("end").asInt())
                    - Math.max(said.path("start").asInt(), real.path("start").asInt());
            double joint = Math.max(said.path("end").asInt(), real.path("end").asInt())
                    - Math.min(said.path("start").asInt(), real.path("start").asInt());
            return said.path("class").equals(real.path("class")) && shared / joint >= 0.5 ? shared / joint : 0;
        });
    }

    private Report report(String item) {
        return Objects.requireNonNull(reports.get(item), item);
    }
}
