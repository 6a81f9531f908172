/**
 * Turns accepted work into pay that finance can sign: the nouns (entries, dues, pay runs, payments) and their stores.
 * The stages are {@code accrue}, {@code approve} and {@code pay}; {@code statement} reads what they wrote.
 */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Terrace payout",
                        version = "1",
                        description =
                                "Accepted work becomes pay: entries, pay runs that two people sign, statements, and the "
                                        + "trace from a payment to a label and back. Amounts in micros are millionths of the currency."),
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
package dev.terrace.payout;

import dev.terrace.shared.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.NullMarked;
