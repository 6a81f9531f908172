/** The nouns of dispatch: lots of units with their slots, packs, submissions, and the sites whose people do the work. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Terrace task-dispatch",
                        version = "1",
                        description =
                                "Sites register their people here, ask for packs of units, and send the labels back."
                                        + " A pack is a lease: renew it, return it, or it ends and others get the units."),
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
package dev.terrace.dispatch;

import dev.terrace.shared.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.NullMarked;
