package dev.terrace.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.ingestion.Dataset.Delivery;
import dev.terrace.ingestion.Dataset.NothingGood;
import dev.terrace.ingestion.Dataset.Received;
import dev.terrace.ingestion.Dataset.Synced;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a dataset has to tell its client. */
class DatasetTest {
    private static final int UNITS = 4;

    @Test
    void itsExportIsReadyWhenEveryUnitIsSettled() {
        Dataset half = folded(split(), 2);
        assertThat(told(half)).isEmpty();
        assertThat(told(folded(half, 2))).containsExactly("dataset.completed", "export.ready");
    }

    @Test
    void itIsReadyAgainWhenUnitsThatWereOpenedAnewAreSettled() {
        Dataset complete = folded(split(), UNITS);
        Dataset heard = complete.told(complete.untold());
        Dataset corrected = folded(heard, 0);
        assertThat(told(corrected)).isEmpty();
        Dataset opened = folded(corrected, -1);
        assertThat(told(opened)).isEmpty();
        assertThat(told(folded(opened, 1))).containsExactly("export.ready");
    }

    @Test
    void oneThatWasSettledBeforeItWasSplitIsReadyWhenItIs() {
        Dataset early = folded(received(), UNITS);
        assertThat(told(early)).isEmpty();
        assertThat(told(early.split((Received) early.state(), 1, Samples.NOW)))
                .containsExactly("dataset.completed", "export.ready");
    }

    @Test
    void aBucketWithNothingNewIsADatasetOfNoItemsAndOneWithNothingGoodIsRefused() {
        assertThat(synced(new Synced(5, 0, null)).state()).isInstanceOf(Received.class);
        assertThat(synced(new Synced(0, 0, null)).state()).isInstanceOf(NothingGood.class);
        assertThat(synced(null).state()).isInstanceOf(NothingGood.class);
    }

    private static Dataset synced(@Nullable Synced synced) {
        return Samples.dataset("d-1")
                .delivered(new Delivery(1, "hash", 0, 0, 1, UNITS, 1_000, Samples.NOW, null, synced));
    }

    private static Dataset received() {
        Dataset received = Samples.dataset("d-1")
                .delivered(new Delivery(1, "hash", UNITS, UNITS, 0, UNITS, 1_000, Samples.NOW, null, null));
        return received.told(received.untold());
    }

    private static Dataset split() {
        Dataset received = received();
        return received.split((Received) received.state(), 1, Samples.NOW);
    }

    /** With so many more units resolved. */
    private static Dataset folded(Dataset dataset, int resolved) {
        return dataset.folded(List.of(), new Tally(resolved, 0, 0, 0, 0, 0, 0), Samples.NOW);
    }

    private static List<String> told(Dataset dataset) {
        return dataset.untold().stream().map(Fact::event).toList();
    }
}
