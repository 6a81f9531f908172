package dev.terrace.dispatch.queue;

import dev.terrace.shared.delivery.DeadLetters.Letter;
import dev.terrace.shared.delivery.DeadLetters.Waiting;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The dead letters that wait. */
@Schema(name = "DeadLetters")
record LettersView(
        @Schema(description = "How many wait in all") long waiting, List<One> letters) {

    static final int MOST = 200;
    private static final int MOST_CHARS = 4_000;

    /** One event as it lies there. */
    @Schema(name = "DeadLetter", example = """
                    {"topic": "terrace.labels.dlq", "partition": 0, "offset": 17, "at": "2026-03-01T08:00:00Z", "key": "d-7.0",
                     "type": "dev.terrace.lot.labelled.v1", "reason": "unreadable dev.terrace.lot.labelled.v1", "payload": "{}"}""")
    record One(
            String topic,
            int partition,
            long offset,
            Instant at,
            @Nullable String key,

            @Nullable @Schema(description = "The CloudEvents type, where it has one")
            String type,

            @Nullable @Schema(description = "Why it could not be taken, in the words of whoever tried")
            String reason,

            @Schema(description = "The event as text, cut after 4000 characters")
            String payload) {
        static One of(Letter letter) {
            String text = letter.payload();
            return new One(
                    letter.topic(),
                    letter.partition(),
                    letter.offset(),
                    letter.at(),
                    letter.key(),
                    letter.type(),
                    letter.reason(),
                    text.substring(0, Math.min(text.length(), MOST_CHARS)));
        }
    }

    /** How many went back. */
    @Schema(name = "SentBack", example = "{\"sent\": 2}")
    record SentBack(int sent) {}

    static LettersView of(Waiting waiting) {
        return new LettersView(
                waiting.count(), waiting.letters().stream().map(One::of).toList());
    }
}
