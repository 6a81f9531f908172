package dev.terrace.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.work.Terms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What never changes of a lot: its terms and what its units show to a worker. Stored before the {@link Lot}. */
public record LotContent(@JsonProperty("_id") String lot, Terms terms, List<Payload> payloads) {

    /** What a worker gets to see of a unit. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Payload(
            @Nullable String media,
            @Nullable String text,
            @Nullable Integer width,
            @Nullable Integer height) {

        /** About as many bytes as it takes in an answer, media not counted. */
        public int bytes() {
            return 100 + (media == null ? 0 : media.length()) + (text == null ? 0 : text.length());
        }
    }

    public LotContent {
        payloads = List.copyOf(payloads);
    }

    /** About as many bytes as it takes. */
    public int bytes() {
        return 1_000 + payloads.stream().mapToInt(Payload::bytes).sum();
    }

    public static LotContent of(LotCreated created) {
        List<Payload> payloads = created.units().stream()
                .map(unit -> new Payload(unit.media(), unit.text(), unit.width(), unit.height()))
                .toList();
        return new LotContent(created.lot(), created.terms(), payloads);
    }
}
