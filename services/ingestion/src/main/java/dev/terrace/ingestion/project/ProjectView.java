package dev.terrace.ingestion.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.ingestion.Project;
import dev.terrace.ingestion.Project.Edition;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.WorkType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One version of a project, as the API shows it; without what is read-only, as it is asked for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Project", description = "One version of a project. It never changes")
record ProjectView(
        @Schema(examples = "p-b4x7kq2m5a", readOnly = true) String project,
        @Schema(examples = "1", readOnly = true) int version,
        @Schema(examples = "acme", readOnly = true) String client,
        @Schema(examples = "Cats and dogs") String name,
        @Schema(examples = "classes") WorkType workType,
        LabelSchema schema,
        @Nullable String guideline,
        Terms.Quality quality,
        Terms.Price price,
        Terms.Dispatch dispatch,
        @Schema(readOnly = true) Instant createdAt) {

    static ProjectView of(Project project, Edition edition) {
        Terms terms = edition.terms();
        return new ProjectView(
                project.id(),
                edition.number(),
                project.client(),
                project.name(),
                terms.workType(),
                terms.schema(),
                terms.guideline(),
                terms.quality(),
                terms.price(),
                terms.dispatch(),
                edition.createdAt());
    }
}
