package dev.terrace.ingestion.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.ingestion.AccessScope;
import dev.terrace.ingestion.Cursor;
import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.DatasetState;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.MongoDatasets;
import dev.terrace.ingestion.MongoEditions;
import dev.terrace.shared.identity.Role;
import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Datasets and how far they are. */
@Path("/v1/datasets")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.CLIENT, Role.OPERATOR, Role.AUDITOR})
@RunOnVirtualThread
@Tag(name = "datasets", description = "What a client uploads, and how far its labels are")
public class DatasetResource {

    private final AccessScope scope;
    private final MongoDatasets datasets;
    private final MongoEditions editions;
    private final Limits limits;

    DatasetResource(AccessScope scope, MongoDatasets datasets, MongoEditions editions, Limits limits) {
        this.scope = scope;
        this.datasets = datasets;
        this.editions = editions;
        this.limits = limits;
    }

    @GET
    @Operation(operationId = "listDatasets", summary = "List datasets, the newest first, and how far each is")
    public DatasetPage list(
            @QueryParam("project") @Nullable String project,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = WholeNumber.read("limit", limit, limits.pageItems(), limits.pageItems());
        List<Dataset> found = datasets.page(scope.owner(), project, state(state), Cursor.parse(cursor), most);
        return new DatasetPage(
                found.stream().map(this::view).toList(),
                found.size() < most
                        ? null
                        : new Cursor(
                                        found.getLast().createdAt(),
                                        found.getLast().id())
                                .toString());
    }

    @GET
    @Path("{dataset}")
    @Operation(operationId = "getDataset", summary = "Show a dataset and how far it is")
    public DatasetView get(@PathParam("dataset") String id) {
        return view(scope.dataset(id));
    }

    private static @Nullable DatasetState state(@Nullable String name) {
        return name == null
                ? null
                : DatasetState.named(name)
                        .orElseThrow(
                                () -> new Refused(
                                        CommonRefusal.BAD_PARAMETER,
                                        "state: write receiving, stopped, received, refused, working or done, or leave it out"));
    }

    private DatasetView view(Dataset dataset) {
        return DatasetView.of(
                dataset, editions.get(dataset.terms()).terms().price().currency());
    }

    /** Datasets, and where the next page begins; absent on the last. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DatasetPage(List<DatasetView> datasets, @Nullable String next) {}
}
