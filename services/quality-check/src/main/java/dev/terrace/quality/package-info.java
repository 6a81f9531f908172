/** Judges labels: what one lot's panels hold, what a label's agreement is worth, and what may be asked of this service. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Terrace quality-check",
                        version = "1",
                        description =
                                "What labels come to, who settles what they cannot, and why: the review queue, units explained,"
                                        + " judgements, workers' skill."),
        components =
                @Components(
                        responses =
                                @APIResponse(
                                        name = "Problem",
                                        description = "Refused; type is stable, detail says what to do",
                                        content =
                                                @Content(
                                                        mediaType = Problem.MEDIA_TYPE,
                                                        schema = @Schema(implementation = Problem.class)))))
@NullMarked
package dev.terrace.quality;

import dev.terrace.shared.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.NullMarked;
