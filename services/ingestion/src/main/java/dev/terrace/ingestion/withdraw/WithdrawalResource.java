package dev.terrace.ingestion.withdraw;

import static dev.terrace.ingestion.Refusal.NOT_ARRIVED;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.ingestion.AccessScope;
import dev.terrace.ingestion.Cursor;
import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Dataset.Receiving;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.MongoBlocks;
import dev.terrace.ingestion.MongoDatasets;
import dev.terrace.ingestion.MongoWithdrawals;
import dev.terrace.ingestion.Withdrawal;
import dev.terrace.shared.identity.Role;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.problem.WholeNumber;
import dev.terrace.shared.store.Outcome;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Takes back what a client sent by mistake. */
@Path("/v1/datasets/{dataset}/withdrawals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "datasets")
public class WithdrawalResource {

    private final AccessScope scope;
    private final MongoDatasets datasets;
    private final MongoBlocks blocks;
    private final MongoWithdrawals withdrawals;
    private final Limits limits;
    private final InstantSource clock;

    WithdrawalResource(
            AccessScope scope,
            MongoDatasets datasets,
            MongoBlocks blocks,
            MongoWithdrawals withdrawals,
            Limits limits,
            InstantSource clock) {
        this.scope = scope;
        this.datasets = datasets;
        this.blocks = blocks;
        this.withdrawals = withdrawals;
        this.limits = limits;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.CLIENT, Role.OPERATOR})
    @Operation(operationId = "withdrawItems", summary = "Withdraw a dataset or items of it")
    @APIResponse(
            responseCode = "202",
            description = "The lots are told, one after the other",
            content = @Content(schema = @Schema(implementation = WithdrawalView.class)))
    public Response withdraw(@PathParam("dataset") String id, @Nullable WithdrawalRequest request) {
        scope.dataset(id);
        List<String> items =
                Objects.requireNonNullElse(request, WithdrawalRequest.NOTHING).checked(limits.withdrawnItems());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Dataset dataset =
                datasets.change(id, before -> stopped(before, items, now)).orElseThrow();
        if (dataset.state() instanceof Dataset.Stopped) {
            blocks.removeAll(id);
        }
        Withdrawal withdrawal = Withdrawal.of(id, items, now);
        withdrawals.insert(withdrawal);
        return Response.accepted(
                        WithdrawalView.of(withdrawals.find(withdrawal.id()).orElse(withdrawal)))
                .build();
    }

    @GET
    @RolesAllowed({Role.CLIENT, Role.OPERATOR, Role.AUDITOR})
    @Operation(operationId = "listWithdrawals", summary = "List what was withdrawn of a dataset, the newest first")
    public WithdrawalPage list(
            @PathParam("dataset") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        scope.dataset(id);
        int most = WholeNumber.read("limit", limit, limits.pageItems(), limits.pageItems());
        List<Withdrawal> found = withdrawals.page(id, Cursor.parse(cursor), most);
        return new WithdrawalPage(
                found.stream().map(WithdrawalView::of).toList(),
                found.size() < most
                        ? null
                        : new Cursor(
                                        found.getLast().createdAt(),
                                        found.getLast().id())
                                .toString());
    }

    private static Outcome<Dataset, Dataset> stopped(Dataset before, @Nullable List<String> items, Instant now) {
        if (!(before.state() instanceof Receiving)) {
            return Outcome.unchanged(before, before);
        }
        if (items != null) {
            throw new Refused(NOT_ARRIVED, "It is still on its way: withdraw all of it, or wait until it is here");
        }
        Dataset stopped = before.stopped(now);
        return new Outcome<>(stopped, List.of(), stopped);
    }

    /** Withdrawals, and where the next page begins; absent on the last. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WithdrawalPage(
            List<WithdrawalView> withdrawals, @Nullable String next) {}
}
