package dev.terrace.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.event.LotPrelabelled;
import dev.terrace.shared.store.Packed;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.TermsId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Its terms and what the units of a lot show to a worker. It never changes and is stored before the {@link Lot}, which names the one
 * that counts: the first has the lot's own id.
 */
public record LotContent(
        @JsonProperty("_id") String id,
        TermsId terms,
        @Packed List<Payload> payloads) {

    /**
     * What a worker gets to see of a unit.
     *
     * @param meta the client's own metadata, given on untouched
     * @param start a label to start from
     * @param prelabelled the number of the event that brought it; 0 if it came with the lot
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Payload(
            Part part,
            Content content,
            @Nullable JsonNode meta,
            @Nullable JsonNode start,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int prelabelled) {

        public Task task() {
            return new Task(content, part);
        }

        /** About as many bytes as it takes in an answer, media not counted. */
        public int bytes() {
            return 100 + content.bytes() + bytes(meta) + bytes(start);
        }

        Payload startingFrom(JsonNode label, int number) {
            return new Payload(part, content, meta, label, number);
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
                .map(unit -> new Payload(unit.part(), unit.content(), unit.meta(), unit.start(), 0))
                .toList();
        return new LotContent(created.lot(), created.terms(), payloads);
    }

    /**
     * The same for other labels to start from, in those units of the lot that nobody was ever dealt; the very same if there are none.
     * Its id follows from what it is made of, so that who makes it again makes the same.
     */
    public LotContent with(LotPrelabelled given, Lot lot) {
        List<Payload> next = new ArrayList<>(payloads);
        for (LotPrelabelled.Start start : given.starts()) {
            Unit unit = lot.units().get(start.unit());
            Payload payload = next.get(start.unit());
            if (unit.attempts() == 0 && !unit.isClosed() && payload.prelabelled() < given.number()) {
                next.set(start.unit(), payload.startingFrom(start.label(), given.number()));
            }
        }
        String made = "%s/%d/%d".formatted(lot.id(), given.number(), lot.version());
        return next.equals(payloads) ? this : new LotContent(made, terms, next);
    }
}
