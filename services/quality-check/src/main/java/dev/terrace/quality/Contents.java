package dev.terrace.quality;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.store.Packed;
import dev.terrace.shared.store.Versioned;
import dev.terrace.shared.work.Task;
import java.util.List;

/** What the units of a lot show; it never changes. */
record Contents(
        @JsonProperty("_id") String id,
        long version,
        @Packed List<Task> tasks) implements Versioned<Contents> {

    Contents {
        tasks = List.copyOf(tasks);
    }

    static Contents of(LotCreated created) {
        return new Contents(
                created.lot(),
                0,
                created.units().stream()
                        .map(unit -> new Task(unit.content(), unit.part()))
                        .toList());
    }

    @Override
    public Contents withVersion(long version) {
        return new Contents(id, version, tasks);
    }
}
