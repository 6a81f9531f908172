package dev.terrace.tools.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Settles a review by what the panel proposes; an exact tie by a fair coin with a seed. */
public final class Proposals implements Function<JsonNode, JsonNode> {
    private final SplittableRandom coin;

    public Proposals(long seed) {
        this.coin = new SplittableRandom(seed);
    }

    @Override
    public JsonNode apply(JsonNode review) {
        JsonNode answers = review.path("proposal").path("answers");
        return answers.get(coin.nextInt(answers.size()));
    }
}
