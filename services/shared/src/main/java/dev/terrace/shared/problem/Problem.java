package dev.terrace.shared.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.shared.work.Fault;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of every refusal (RFC 9457, {@code application/problem+json}). */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "RFC 9457 problem: type is stable, detail says what to do")
public record Problem(
        @Schema(examples = "urn:terrace:problem:not-found") String type,

        @Schema(examples = "There is no such thing, or it is not yours")
        String title,

        @Schema(examples = "404") int status,

        @Schema(examples = "No dataset d-x: list yours with GET /v1/datasets")
        String detail,

        @Nullable @Schema(description = "What is wrong with the body or the parameters, one item a field")
        List<FieldProblem> errors,

        @Nullable @Schema(description = "Quote it when you report a 500")
        String trace) {

    /** One thing that is wrong. */
    @Schema(description = "One thing that is wrong")
    public record FieldProblem(
            @Schema(description = "Where, by its path; empty for the whole", examples = "boxes[2].x1")
            String field,

            @Schema(description = "What to do", examples = "write a whole number from 1 to 1000")
            String problem) {}

    public static final String MEDIA_TYPE = "application/problem+json";

    /** The problem of a request that is refused for this reason. */
    public static Problem of(Refusal refusal, String detail) {
        return of(refusal, detail, List.of(), null);
    }

    static Problem of(Refusal refusal, String detail, List<Fault> faults, @Nullable String trace) {
        List<FieldProblem> errors = faults.stream()
                .map(fault -> new FieldProblem(fault.path(), fault.problem()))
                .toList();
        return new Problem(
                "urn:terrace:problem:" + refusal.code(),
                refusal.title(),
                refusal.status(),
                detail,
                errors.isEmpty() ? null : errors,
                trace);
    }
}
