package dev.terrace.shared.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
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

        @Nullable @Schema(description = "Quote it when you report a 500")
        String trace) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** The problem of a request that is refused for this reason. */
    public static Problem of(Refusal refusal, String detail) {
        return of(refusal, detail, null);
    }

    static Problem of(Refusal refusal, String detail, @Nullable String trace) {
        return new Problem("urn:terrace:problem:" + refusal.code(), refusal.title(), refusal.status(), detail, trace);
    }
}
