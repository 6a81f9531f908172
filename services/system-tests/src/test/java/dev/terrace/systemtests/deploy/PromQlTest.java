package dev.terrace.systemtests.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.terrace.systemtests.deploy.PromQl.Selector;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromQlTest {
    @Test
    void namesMetricsAndNeitherFunctionsNorLabelsNorDurations() {
        assertEquals(
                List.of(
                        new Selector("lag", Map.of("job", "terrace")),
                        new Selector("delivered_total", Map.of()),
                        new Selector("ALERTS", Map.of())),
                PromQl.selectors("""
                        sum by (service, topic) (lag{job="terrace", topic=~"terrace[.].+", a!="b"}) > 2e3
                          and on (service) (sum(rate(delivered_total[$__rate_interval])) / 5 offset 10m == 0)
                          or vector(0) unless ALERTS > 7 * 24
                        """));
    }

    @Test
    void aSeriesHasAtLeastTheLabelsAskedFor() {
        Metrics metrics = Metrics.of(List.of("""
                # HELP stage_total What \\"it\\" counts
                stage_total{stage="split",note="a \\"b\\", c"} 3.0
                up 1
                """));
        assertTrue(metrics.has("stage_total", Map.of("stage", "split")));
        assertTrue(metrics.has("up", Map.of()));
        assertFalse(metrics.has("stage_total", Map.of("stage", "queue")));
        assertFalse(metrics.has("stage", Map.of()));
    }
}
