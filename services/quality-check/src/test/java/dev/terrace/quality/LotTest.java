package dev.terrace.quality;

import static dev.terrace.quality.Sample.label;
import static dev.terrace.quality.Sample.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.terrace.shared.event.LotLabelled.Submitted;
import dev.terrace.shared.work.Json;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.Terms;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LotTest {
    private static final Terms TERMS = Sample.classes(2, 3, .9, "cat", "dog");
    private static final int POINTS = 68;

    /** Fifty units of which each has three labels. */
    private static Lot lot(JsonText label) {
        Submitted[] labels = IntStream.range(0, 150)
                .mapToObj(n -> label(n / 3, 1 + n % 3, label, 3, 3))
                .toArray(Submitted[]::new);
        return Sample.lot(TERMS, labels);
    }

    private static JsonText face() {
        var label = Json.object();
        ArrayNode points = label.putArray("points");
        for (int n = 0; n < POINTS; n++) {
            points.addArray().add(n + .25).add(n + .5).add(2);
        }
        return JsonText.of(label);
    }

    @Test
    void whatIsKeptInMemoryIsWeighedByItsLabels() {
        assertThat(lot(named("cat")).bytes()).isBetween(50_000, 200_000);
        assertThat(lot(face()).bytes()).isBetween(250_000, 400_000);
    }
}
