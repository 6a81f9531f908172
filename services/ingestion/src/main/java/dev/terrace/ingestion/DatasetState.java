package dev.terrace.ingestion;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a dataset is, in one word. */
public enum DatasetState {
    /** Not here whole. */
    RECEIVING,
    /** Withdrawn before it was here whole. */
    STOPPED,
    /** Here, and being split as far as the budget allows. */
    RECEIVED,
    /** No row of it can be used. */
    REFUSED,
    /** Units are open. */
    WORKING,
    /** Each unit is resolved or withdrawn, or was at some time. */
    DONE;

    public static DatasetState of(Dataset dataset) {
        return switch (dataset.state()) {
            case Dataset.Receiving _ -> RECEIVING;
            case Dataset.Stopped _ -> STOPPED;
            case Dataset.Received _ -> RECEIVED;
            case Dataset.NothingGood _ -> REFUSED;
            case Dataset.Split _ -> dataset.results().completedAt() == null ? WORKING : DONE;
        };
    }

    public static Optional<DatasetState> named(String name) {
        return Arrays.stream(values()).filter(s -> s.label().equals(name)).findFirst();
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
