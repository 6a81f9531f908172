package dev.terrace.tools.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Content.FrameRate;
import java.math.BigDecimal;

/** Frame rates as people write them: {@code {"num": 30000, "den": 1001}}, {@code [30000, 1001]}, {@code "30000/1001"}, 29.97. */
final class Rates {
    private static final int DECIMALS = 6;
    private static final long MILLION = 1_000_000;

    private Rates() {}

    /** The rate that an item says; {@code usual} frames a second if it says none that can be read. */
    static FrameRate of(JsonNode item, int usual) {
        JsonNode fps = item.path("fps");
        String[] text = fps.asText().split("/", 2);
        try {
            if (fps.isObject()) {
                return lowest(fps.path("num").asLong(), fps.path("den").asLong(1));
            }
            if (fps.isArray()) {
                return lowest(fps.path(0).asLong(), fps.path(1).asLong(1));
            }
            if (item.has("fps_num")) {
                return lowest(
                        item.path("fps_num").asLong(), item.path("fps_den").asLong(1));
            }
            return text.length == 2
                    ? lowest(Long.parseLong(text[0].strip()), Long.parseLong(text[1].strip()))
                    : lowest(
                            new BigDecimal(text[0].strip())
                                    .movePointRight(DECIMALS)
                                    .longValue(),
                            MILLION);
        } catch (ArithmeticException | NumberFormatException e) {
            return new FrameRate(usual, 1);
        }
    }

    /** @throws ArithmeticException if it is no rate */
    private static FrameRate lowest(long num, long den) {
        if (num < 1 || den < 1) {
            throw new ArithmeticException("no frames a second");
        }
        return FrameRate.of(num, den);
    }
}
