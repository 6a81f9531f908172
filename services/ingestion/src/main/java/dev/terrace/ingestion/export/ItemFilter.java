package dev.terrace.ingestion.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.event.LotJudged.Resolution;
import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import org.jspecify.annotations.Nullable;

/** Which items a caller wants to see. */
record ItemFilter(@Nullable ItemState state, @Nullable String className, double minConfidence, double maxConfidence) {

    /** @throws Refused if a number is none, or none in [0, 1] */
    static ItemFilter of(
            @Nullable ItemState state, @Nullable String className, @Nullable String min, @Nullable String max) {
        return new ItemFilter(state, className, share("minConfidence", min, 0), share("maxConfidence", max, 1));
    }

    boolean wants(ItemResult item) {
        boolean anyConfidence = minConfidence <= 0 && maxConfidence >= 1;
        return (state == null || state == item.state())
                && (className == null
                        || item.resolutions().stream()
                                .anyMatch(r -> names(r.label().tree(), className)))
                && (anyConfidence || item.resolutions().stream().anyMatch(this::isWithin));
    }

    private boolean isWithin(Resolution resolution) {
        return resolution.confidence() >= minConfidence && resolution.confidence() <= maxConfidence;
    }

    /** Whether a label, or one of its objects, is of this class. */
    private static boolean names(JsonNode node, String className) {
        for (var field : node.properties()) {
            boolean isClass = field.getKey().equals("class") || field.getKey().equals("product");
            if (isClass && field.getValue().asText().equals(className) || names(field.getValue(), className)) {
                return true;
            }
            if (field.getKey().equals("classes")
                    && field.getValue()
                            .valueStream()
                            .anyMatch(name -> name.asText().equals(className))) {
                return true;
            }
        }
        return node.isArray() && node.valueStream().anyMatch(element -> names(element, className));
    }

    private static double share(String name, @Nullable String text, double absent) {
        if (text == null) {
            return absent;
        }
        if (!text.matches("[01](\\.[0-9]{1,9})?") || Double.parseDouble(text) > 1) {
            throw new Refused(CommonRefusal.BAD_PARAMETER, name + ": write a number from 0 to 1, such as 0.95");
        }
        return Double.parseDouble(text);
    }
}
