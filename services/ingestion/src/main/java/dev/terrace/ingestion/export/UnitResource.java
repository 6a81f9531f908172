package dev.terrace.ingestion.export;

import static dev.terrace.ingestion.Refusal.NO_SUCH_UNIT;

import dev.terrace.ingestion.AccessScope;
import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Text;
import dev.terrace.shared.identity.Role;
import dev.terrace.shared.media.MediaLinks;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.UnitId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Single units, each with its item and what has become of it. */
@Path("/v1/units/{unit}")
@RunOnVirtualThread
@Tag(name = "results")
public class UnitResource {

    private final AccessScope scope;
    private final ItemWalk items;
    private final MediaLinks media;

    UnitResource(AccessScope scope, ItemWalk items, MediaLinks media) {
        this.scope = scope;
        this.items = items;
        this.media = media;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.CLIENT, Role.OPERATOR, Role.AUDITOR, Role.REVIEWER, Role.FINANCE_MAKER, Role.FINANCE_CHECKER})
    @Operation(operationId = "getUnit", summary = "Show a unit, its item and its resolution")
    @APIResponse(responseCode = "200", description = "The unit as it is now")
    public UnitView unit(@PathParam("unit") String id) {
        UnitId unit = parsed(id);
        Dataset dataset = scope.datasetOfUnit(unit.lot().dataset());
        return items.unit(unit)
                .map(result -> UnitView.of(dataset, result, media))
                .orElseThrow(() -> noSuchUnit(id));
    }

    private static UnitId parsed(String id) {
        try {
            return UnitId.parse(id);
        } catch (IllegalArgumentException e) {
            throw noSuchUnit(id);
        }
    }

    private static Refused noSuchUnit(String id) {
        return new Refused(NO_SUCH_UNIT, "No unit " + Text.quoted(id) + ": an export names the units of a dataset");
    }
}
