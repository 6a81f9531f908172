package dev.terrace.tools.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Made-up work whose truth is known to whoever made it and to nobody else. Items and units are known by their media. */
public sealed interface Sample permits Terraces, Streets {

    /** The sample that a medium is of: samples are known by the first part of the path. */
    static Sample of(Map<String, Sample> samples, String media) {
        return Objects.requireNonNull(samples.get(media.substring(0, media.indexOf('/'))), media);
    }

    /** Short, so that the demo can show what becomes of a pack whose lease ran out. */
    int LEASE_SECONDS = 10;

    /** What the client calls it. */
    String name();

    /** The body that makes its project. */
    JsonNode project();

    List<ObjectNode> manifest();

    JsonNode truth(String media);

    /** What a person of this skill, 0 to 1, makes of it. */
    JsonNode labelledBy(double skill, String media, RandomGenerator random);
}
