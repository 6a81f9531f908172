/**
 * Takes a client's dataset in, cuts it into lots of units, follows them and gives the resolutions back. The nouns are
 * here; the stages ({@code project}, {@code upload}, {@code split}, {@code withdraw}, {@code progress}, {@code export}) are the packages below.
 */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Terrace ingestion",
                        version = "1",
                        description =
                                "A client's datasets become units of work, and their labels come back: projects and their "
                                        + "versions, manifests, progress, export. Amounts in micros are millionths of the currency."))
@NullMarked
package dev.terrace.ingestion;

import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.jspecify.annotations.NullMarked;
