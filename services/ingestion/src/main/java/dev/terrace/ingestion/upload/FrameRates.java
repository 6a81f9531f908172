package dev.terrace.ingestion.upload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Content.FrameRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a frame rate: {@code {"num": 30000, "den": 1001}}, {@code "30000/1001"}, 25, 29.97 or the same in quotes. */
final class FrameRates {

    private static final Pattern FRACTION = Pattern.compile("([0-9]{1,9})/([0-9]{1,9})");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,6})?");
    private static final int MOST = 10_000;

    private FrameRates() {}

    /** In lowest terms; null if there is none. */
    static @Nullable FrameRate read(@Nullable JsonNode fps) throws BadRow {
        if (fps == null) {
            return null;
        }
        if (fps.isObject()) {
            Shape.of(fps, "fps", List.of("num", "den"));
            return fraction(
                    ItemFields.whole("fps.num", fps.get("num"), Integer.MAX_VALUE),
                    ItemFields.whole("fps.den", fps.get("den"), Integer.MAX_VALUE));
        }
        if (fps.isNumber() && fps.decimalValue().compareTo(BigDecimal.valueOf(MOST)) > 0) {
            throw wrong();
        }
        String text = fps.isNumber() ? rounded(fps.decimalValue()) : fps.asText();
        Matcher fraction = FRACTION.matcher(text);
        if (fraction.matches()) {
            return fraction(Long.parseLong(fraction.group(1)), Long.parseLong(fraction.group(2)));
        }
        if (!DECIMAL.matcher(text).matches()) {
            throw wrong();
        }
        BigDecimal rate = new BigDecimal(text);
        return fraction(rate.movePointRight(6).longValueExact(), 1_000_000);
    }

    /** As much of a number as counts: millionths of a frame a second. */
    private static String rounded(BigDecimal rate) {
        return rate.setScale(6, RoundingMode.HALF_UP).toPlainString();
    }

    private static FrameRate fraction(long num, long den) throws BadRow {
        if (num < 1 || den < 1 || num / den > MOST) {
            throw wrong();
        }
        return FrameRate.of(num, den);
    }

    private static BadRow wrong() {
        return new BadRow(
                "fps",
                "must be frames a second, at most " + MOST + ": 25, 29.97, \"30000/1001\" or {\"num\", \"den\"}");
    }
}
