package dev.terrace.ingestion.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.ingestion.Edition;
import dev.terrace.ingestion.Lifecycle;
import dev.terrace.ingestion.Project;
import dev.terrace.ingestion.Totals;
import dev.terrace.shared.work.Directive;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.WorkType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One version of a project, as the API shows it; without what is read-only, as it is asked for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Project", description = "One version of a project. It never changes, but for its directive")
record ProjectView(
        @Schema(examples = "p-b4x7kq2m5a", readOnly = true) String project,
        @Schema(examples = "1", readOnly = true) int version,
        @Schema(examples = "acme", readOnly = true) String client,
        @Schema(examples = "Cats and dogs") String name,
        @Schema(examples = "classes") WorkType workType,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "What labels may be, in the form of the work type",
                examples = "{\"classes\":[\"cat\",\"dog\"]}")
        ObjectNode schema,

        @Nullable String guideline,
        Terms.Quality quality,
        Terms.Price price,
        DispatchView dispatch,
        SplitView split,

        @Schema(description = "What is done with a file that came before: warn or refuse", examples = "warn")
        Edition.Repeats repeats,

        @Schema(readOnly = true, description = "What may change for work that is out: PATCH /v1/projects/{project}")
        Directive directive,

        @Schema(
                description = "draft: takes datasets and deals nothing; open; paused; complete; archived",
                examples = "open")
        Lifecycle.State state,

        @Schema(readOnly = true, description = "Why it is paused: asked, or budget: raise it to go on")
        Lifecycle.@Nullable Cause pausedBy,

        @Nullable
        @Schema(
                description =
                        "What its labels may cost in all, in micro-units of the currency. Units are announced only as far as the"
                                + " most that they may cost is left",
                minimum = "1",
                examples = "500000000")
        Long budgetMicros,

        @Nullable @Schema(readOnly = true) TotalsView totals,
        @Nullable @Schema(readOnly = true) Forecast forecast,
        @Schema(readOnly = true) Instant createdAt) {

    /** How units are handed out, and how many make a lot. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "Dispatch",
            description = "Priority, weight and deadline are those of a new project's first directive")
    record DispatchView(
            @Schema(examples = "600", minimum = "5", maximum = "604800")
            int leaseSeconds,

            @Schema(examples = "50", minimum = "1", maximum = "500")
            int lotUnits,

            @Nullable @Schema(writeOnly = true, minimum = "0", maximum = "9")
            Integer priority,

            @Nullable @Schema(writeOnly = true, minimum = "1", maximum = "100")
            Integer weight,

            @Nullable @Schema(writeOnly = true) Instant deadline) {}

    /** How items become units. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "Split",
            description = "Videos and scenes are cut where a length is given: partFrames or partSeconds")
    record SplitView(
            @Nullable @Schema(description = "Frames, or key frames of a scene", minimum = "1")
            Integer partFrames,

            @Nullable @Schema(description = "Frames that the next part shows again", minimum = "0")
            Integer overlapFrames,

            @Nullable @Schema(description = "Seconds of a video")
            Double partSeconds,

            @Nullable @Schema(description = "Seconds that the next part shows again")
            Double overlapSeconds,

            @Schema(description = "Every how many frames one is shown", minimum = "1", examples = "1")
            int step) {}

    static ProjectView of(Project project, Edition edition) {
        return of(project, edition, null, null);
    }

    static ProjectView of(Project project, Edition edition, @Nullable Totals totals, @Nullable Forecast forecast) {
        Terms terms = edition.terms();
        Terms.Split split = terms.split();
        return new ProjectView(
                project.id(),
                edition.number(),
                project.client(),
                project.name(),
                terms.work().type(),
                terms.work().json(),
                terms.guideline(),
                terms.quality(),
                terms.price(),
                new DispatchView(terms.dispatch().leaseSeconds(), split.lotUnits(), null, null, null),
                new SplitView(
                        split.partFrames(),
                        split.partFrames() == null ? null : split.overlapFrames(),
                        split.partSeconds(),
                        split.partSeconds() == null ? null : split.overlapSeconds(),
                        split.step()),
                edition.repeats(),
                project.directive(),
                project.lifecycle().state(),
                project.lifecycle().cause(),
                project.budgetMicros(),
                totals == null ? null : TotalsView.of(totals),
                forecast,
                edition.createdAt());
    }
}
