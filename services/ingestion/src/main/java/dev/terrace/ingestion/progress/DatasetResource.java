package dev.terrace.ingestion.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Judgement.Tally;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.MongoDatasets;
import dev.terrace.ingestion.MongoJudgements;
import dev.terrace.ingestion.Visible;
import dev.terrace.shared.identity.Role;
import dev.terrace.shared.problem.WholeNumber;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Datasets and how far they are. */
@Path("/v1/datasets")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.CLIENT, Role.OPERATOR, Role.AUDITOR})
@RunOnVirtualThread
@Tag(name = "datasets", description = "What a client uploads, and how far its labels are")
public class DatasetResource {

    private final Visible visible;
    private final MongoDatasets datasets;
    private final MongoJudgements judgements;
    private final Limits limits;

    DatasetResource(Visible visible, MongoDatasets datasets, MongoJudgements judgements, Limits limits) {
        this.visible = visible;
        this.datasets = datasets;
        this.judgements = judgements;
        this.limits = limits;
    }

    @GET
    @Operation(operationId = "listDatasets", summary = "List datasets and how far each is")
    @APIResponse(
            responseCode = "200",
            description = "A page in the order of ids; 'next' is the cursor of the next page, absent on the last",
            content = @Content(schema = @Schema(implementation = Page.class)))
    @APIResponse(responseCode = "400", ref = "Problem")
    public Page list(
            @Parameter(description = "Only those of this project", example = "p-b4x7kq2m5a")
                    @QueryParam("project")
                    @Nullable
                    String project,
            @Parameter(description = "1 to 100; 100 if absent", example = "20") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "'next' of the page before") @QueryParam("cursor") @Nullable String cursor) {
        int most = WholeNumber.read("limit", limit, limits.page(), limits.page());
        List<Dataset> found = datasets.page(visible.owner(), project, cursor, most);
        Map<String, Tally> tallies =
                judgements.tallies(found.stream().map(Dataset::id).toList());
        return new Page(
                found.stream()
                        .map(dataset -> DatasetView.of(dataset, tallies.getOrDefault(dataset.id(), Tally.NOTHING)))
                        .toList(),
                found.size() < most ? null : found.getLast().id());
    }

    @GET
    @Path("{dataset}")
    @Operation(operationId = "getDataset", summary = "Show a dataset and how far it is")
    @APIResponse(
            responseCode = "200",
            description = "The dataset as it is now",
            content = @Content(schema = @Schema(implementation = DatasetView.class)))
    @APIResponse(responseCode = "404", ref = "Problem")
    public DatasetView get(@PathParam("dataset") String id) {
        Dataset dataset = visible.dataset(id);
        return DatasetView.of(dataset, judgements.tallies(List.of(id)).getOrDefault(id, Tally.NOTHING));
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DatasetPage")
    record Page(List<DatasetView> datasets, @Nullable String next) {}
}
