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

/** Sums with two worked answers, one of which is better. People see that most of the time, and are drawn to what stands first. */
public final class Answers implements Sample {
    private static final double DRAWN_TO_FIRST = 0.05;

    private final Map<String, Question> questions = new LinkedHashMap<>();

    private record Question(String prompt, String a, String b, String better) {}

    public Answers(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < count; n++) {
            int rows = 3 + random.nextInt(40);
            int plants = 3 + random.nextInt(40);
            String right = "Each of the %d rows has %d plants, so there are %d × %d = %d plants."
                    .formatted(rows, plants, rows, plants, rows * plants);
            String wrong =
                    "There are %d rows and %d plants, which makes %d plants.".formatted(rows, plants, rows + plants);
            boolean first = random.nextBoolean();
            questions.put(
                    "answers/%04d".formatted(n),
                    new Question(
                            "A terrace has %d rows with %d plants in each. How many plants are there? Explain."
                                    .formatted(rows, plants),
                            first ? right : wrong,
                            first ? wrong : right,
                            first ? "a" : "b"));
        }
    }

    @Override
    public String name() {
        return "Which answer is better";
    }

    @Override
    public JsonNode project() {
        ObjectNode project = Json.object().put("name", name()).put("workType", "answers");
        project.put(
                "guideline",
                "Read both to their end. Better is what is right; of two that are right, what is clearer.");
        ObjectNode schema = project.putObject("schema");
        schema.putArray("reasons").add("correct").add("clear").add("complete");
        project.putObject("quality").put("minOverlap", 2).put("maxOverlap", 4).put("confidence", 0.8);
        Sample.price(project, 300_000);
        project.putObject("dispatch").put("leaseSeconds", LEASE_SECONDS).put("lotUnits", 20);
        return project;
    }

    @Override
    public List<ObjectNode> manifest() {
        List<ObjectNode> rows = new ArrayList<>();
        questions.forEach((item, question) -> {
            ObjectNode row = Sample.row(Json.object(), item).put("prompt", question.prompt());
            ArrayNode answers = row.putArray("answers");
            answers.addObject().put("id", "a").put("text", question.a());
            answers.addObject().put("id", "b").put("text", question.b());
            rows.add(row);
        });
        return rows;
    }

    @Override
    public JsonNode truth(String item) {
        return label(question(item).better(), 2, List.of("a", "b"));
    }

    @Override
    public JsonNode labelledBy(double skill, String item, RandomGenerator random) {
        List<String> shown = random.nextBoolean() ? List.of("a", "b") : List.of("b", "a");
        String better = question(item).better();
        boolean right =
                random.nextDouble() < skill + (shown.getFirst().equals(better) ? DRAWN_TO_FIRST : -DRAWN_TO_FIRST);
        String chosen = right ? better : better.equals("a") ? "b" : "a";
        return label(chosen, 1 + random.nextInt(3), shown);
    }

    private static JsonNode label(String better, int by, List<String> shown) {
        ObjectNode label = Json.object();
        ArrayNode order = label.putArray("order");
        order.addArray().add(better);
        order.addArray().add(better.equals("a") ? "b" : "a");
        label.put("by", by);
        shown.forEach(label.putArray("shown")::add);
        label.putArray("reasons").add("correct");
        return label;
    }

    @Override
    public Right right(JsonNode label, JsonNode truth) {
        return Right.of(label.path("order").equals(truth.path("order")));
    }

    private Question question(String item) {
        return Objects.requireNonNull(questions.get(item), item);
    }
}
