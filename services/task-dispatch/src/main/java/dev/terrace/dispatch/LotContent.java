package dev.terrace.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.store.Packed;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.TermsId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What never changes of a lot: its terms and what its units show to a worker. Stored before the {@link Lot}. */
public record LotContent(
        @JsonProperty("_id") String lot,
        TermsId terms,
        @Packed List<Payload> payloads) {

    /**
     * What a worker gets to see of a unit.
     *
     * @param meta the client's own metadata, given on untouched
     * @param start a label to start from
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Payload(
            Part part,
            Content content,
            @Nullable JsonNode meta,
            @Nullable JsonNode start) {

        public Task task() {
            return new Task(content, part);
        }

        /** About as many bytes as it takes in an answer, media not counted. */
        public int bytes() {
            return 100 + content.bytes() + bytes(meta) + bytes(start);
        }

        private static int bytes(@Nullable JsonNode node) {
            return node == null ? 0 : node.toString().length();
        }
    }

    public LotContent {
        payloads = List.copyOf(payloads);
    }

    /** About as many bytes as it takes. */
    public int bytes() {
        return 200 + payloads.stream().mapToInt(Payload::bytes).sum();
    }

    public static LotContent of(LotCreated created) {
        List<Payload> payloads = created.units().stream()
                .map(unit -> new Payload(unit.part(), unit.content(), unit.meta(), unit.start()))
                .toList();
        return new LotContent(created.lot(), created.terms(), payloads);
    }
}
