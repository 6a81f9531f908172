package dev.terrace.quality;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a worker says against the verdict of her label; once.
 *
 * @param judgement whose verdict it is about
 * @param dueBy when it is granted unless somebody answers
 * @param answer null while it waits
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Appeal(
        int judgement,
        String words,
        Instant at,
        Instant dueBy,
        @Nullable Answer answer) {

    /** What became of it. */
    public record Answer(String by, boolean granted, String words, Instant at) {}

    /** What is said to an appeal that nobody answered in time. */
    private static final String UNANSWERED = "nobody answered your appeal in time: you are paid";

    public Appeal answered(Answer answer) {
        return new Appeal(judgement, words, at, dueBy, answer);
    }

    /** Granted, as nobody answered in time. */
    public Appeal overdue(Instant now) {
        return answered(new Answer("nobody", true, UNANSWERED, now));
    }

    /** What is said of the label, whatever the rule would say; null unless the appeal was granted. */
    @Nullable
    Ruling granted() {
        return answer != null && answer.granted() ? new Ruling(null, answer.words()) : null;
    }

    @JsonIgnore
    public boolean isOpen() {
        return answer == null;
    }
}
