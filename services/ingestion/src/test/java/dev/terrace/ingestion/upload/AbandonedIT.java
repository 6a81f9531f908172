package dev.terrace.ingestion.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.ingestion.Block;
import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.MongoBlocks;
import dev.terrace.ingestion.MongoDatasets;
import dev.terrace.ingestion.Samples;
import dev.terrace.ingestion.Web;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class AbandonedIT {

    @Inject
    MongoDatasets datasets;

    @Inject
    MongoBlocks blocks;

    @Inject
    Limits limits;

    @Test
    void whatNeverArrivedIsRemovedAfterItsTimeAndNotBefore() {
        Dataset dataset = Samples.dataset("d-" + Web.key());
        String block = Block.id(dataset.id(), 1, 0);
        datasets.insert(dataset);
        blocks.insert(new Block(block, List.of(Samples.text("a")), List.of()));

        sweepAfter(limits.abandonedAfter().minusSeconds(1));
        assertThat(datasets.find(dataset.id())).isPresent();

        sweepAfter(limits.abandonedAfter().plusSeconds(1));
        assertThat(datasets.find(dataset.id())).isEmpty();
        assertThat(blocks.find(block)).isEmpty();
    }

    private void sweepAfter(Duration time) {
        new Abandoned(datasets, blocks, limits, InstantSource.fixed(Samples.NOW.plus(time))).sweep();
    }
}
