package dev.terrace.ingestion.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.ingestion.Block;
import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Dataset.Delivery;
import dev.terrace.ingestion.Dataset.Received;
import dev.terrace.ingestion.Dataset.Receiving;
import dev.terrace.ingestion.Dataset.Split;
import dev.terrace.ingestion.Item;
import dev.terrace.ingestion.Lot;
import dev.terrace.ingestion.MongoBlocks;
import dev.terrace.ingestion.MongoDatasets;
import dev.terrace.ingestion.MongoEditions;
import dev.terrace.ingestion.MongoLots;
import dev.terrace.ingestion.Samples;
import dev.terrace.ingestion.Web;
import dev.terrace.shared.store.Pending;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class SplittingIT {

    private static final int LOT_BYTES = 49_152;

    /** Later than any sweep looks, so that the sweep of the service under test leaves it to the test. */
    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    @Inject
    Splitting splitting;

    @Inject
    MongoDatasets datasets;

    @Inject
    MongoBlocks blocks;

    @Inject
    MongoLots lots;

    @Inject
    MongoEditions editions;

    @BeforeEach
    void edition() {
        editions.insert(Samples.edition(10));
    }

    @Test
    void whatACrashBrokeOffIsTakenUpAgain() {
        Dataset dataset = received(2);
        List<Pending<Lot>> first = new Splitter(
                        dataset, Samples.terms(10), ((Received) dataset.state()).delivery(), LATER)
                .split(block(dataset, 0), 0);
        assertThat(lots.insertAll(first.subList(0, 2))).isEqualTo(2);

        assertThat(splitting.split(dataset.id())).isEqualTo(6);

        Dataset split = datasets.find(dataset.id()).orElseThrow();
        assertThat(split.state())
                .isInstanceOfSatisfying(
                        Split.class, state -> assertThat(state.lots()).isEqualTo(8));
        assertThat(lots.page(dataset.id(), 0, 100))
                .extracting(Lot::number)
                .containsExactlyElementsOf(IntStream.range(0, 8).boxed().toList());
        assertThat(lots.page(dataset.id(), 0, 100).stream()
                        .mapToInt(lot -> lot.units().size())
                        .sum())
                .isEqualTo(80);
        assertThat(splitting.split(dataset.id())).isZero();
    }

    @Test
    void onlyTheBlocksOfTheAttemptThatFinishedCount() {
        Dataset dataset = received(1);
        blocks.insert(new Block(Block.id(dataset.id(), 2, 0), List.of(Samples.text("ghost")), List.of()));
        assertThat(splitting.split(dataset.id())).isEqualTo(4);
        blocks.removeOthers(dataset.id(), 1);
        assertThat(blocks.find(Block.id(dataset.id(), 2, 0))).isEmpty();
        assertThat(blocks.find(Block.id(dataset.id(), 1, 0))).isPresent();
    }

    @Test
    void nothingIsCalledSplitOfWhichItemsAreMissing() {
        Dataset dataset = received(2);
        blocks.remove(dataset.id(), 1);
        blocks.insert(block(dataset, 0));
        assertThatThrownBy(() -> splitting.split(dataset.id())).hasMessageContaining("80 units of 80 items");
        assertThat(datasets.find(dataset.id()).orElseThrow().state()).isInstanceOf(Received.class);
        blocks.insert(block(dataset, 1));
        assertThat(splitting.split(dataset.id())).isEqualTo(4);
    }

    @Test
    void whatHasNotArrivedIsNotSplit() {
        Dataset begun = Samples.dataset("d-" + Web.key());
        datasets.insert(begun);
        assertThat(splitting.split(begun.id())).isZero();
        assertThat(datasets.find(begun.id()).orElseThrow().state()).isInstanceOf(Receiving.class);
    }

    /** A dataset whose blocks of 40 items each are stored. */
    private Dataset received(int blockCount) {
        Dataset begun = Samples.dataset("d-" + Web.key());
        for (int i = 0; i < blockCount; i++) {
            blocks.insert(block(begun, i));
        }
        Dataset received = begun.delivered(
                new Delivery(1, "hash", blockCount * 40L, blockCount * 40L, 0, 10, LOT_BYTES, LATER, null, null));
        datasets.insert(received);
        return received;
    }

    private static Block block(Dataset dataset, int number) {
        List<Item> items = IntStream.range(0, 40)
                .mapToObj(i -> Samples.text("item-" + number + "-" + i))
                .toList();
        return new Block(Block.id(dataset.id(), 1, number), items, List.of());
    }
}
