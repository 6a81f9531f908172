package dev.terrace.dispatch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.terrace.shared.store.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The labels that a site sent in one request, as received. It is stored before any lot is touched; the answers are stored
 * last, so one without answers is finished by a repeat or by the sweep.
 *
 * @param body the rows as they came, one a line
 * @param answers a row's answer stands in its place; null until all are known
 * @param decideBy until when whoever received it is left to finish it; null once answered
 */
@JsonIgnoreProperties(
        value = {"shard"},
        allowGetters = true)
public record Submission(
        @JsonProperty("_id") String id,
        long version,
        Received received,
        String body,
        @Nullable List<Answer> answers,
        @Nullable Instant decideBy)
        implements Versioned<Submission> {

    /**
     * What came, from whom.
     *
     * @param worker who sent it herself; null if the site did
     * @param pack of which all its rows are; null if they may be of any
     * @param sha256 of the body, in hex
     */
    public record Received(
            String site, @Nullable String worker, @Nullable String pack, String sha256, Instant at) {}

    /** What became of a row. */
    public enum Result {
        STORED,
        DUPLICATE,
        CORRECTED,
        LATE_COUNTED,
        LATE_PAID_NOT_USED,
        REFUSED;

        /** Whether the row's label was stored, by this row. */
        public boolean isStored() {
            return switch (this) {
                case STORED, CORRECTED, LATE_COUNTED, LATE_PAID_NOT_USED -> true;
                case DUPLICATE, REFUSED -> false;
            };
        }

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * The answer to one row.
     *
     * @param reason code of the {@link Refusal}; so is detail: what is wrong and what to do
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(
            @Nullable String unit,
            @Nullable Integer attempt,
            Result outcome,
            @Nullable String reason,
            @Nullable String detail) {

        public static Answer of(String unit, int attempt, Result outcome) {
            return new Answer(unit, attempt, outcome, null, null);
        }

        public static Answer refused(@Nullable String unit, @Nullable Integer attempt, Refusal reason, String detail) {
            return new Answer(unit, attempt, Result.REFUSED, reason.code(), detail);
        }
    }

    @Override
    public Submission withVersion(long next) {
        return new Submission(id, next, received, body, answers, decideBy);
    }

    public Submission answered(List<Answer> all) {
        return new Submission(id, version, received, body, List.copyOf(all), null);
    }

    /** By which the sweeping of submissions is divided. */
    @JsonProperty
    public int shard() {
        return MongoInstances.shardOf(id);
    }
}
