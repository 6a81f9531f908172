/**
 * Takes a client's dataset in, cuts it into lots of units, follows them and gives the resolutions back. The nouns are
 * here; the stages ({@code project}, {@code upload}, {@code split}, {@code progress}, {@code export}) are the packages below.
 */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Terrace ingestion",
                        version = "1",
                        description =
                                "A client's datasets become units of work, and their labels come back: projects and their "
                                        + "versions, manifests, progress, export. Amounts in micros are millionths of the currency."),
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
package dev.terrace.ingestion;

import dev.terrace.shared.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.NullMarked;
