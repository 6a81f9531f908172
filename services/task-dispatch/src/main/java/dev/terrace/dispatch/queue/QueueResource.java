package dev.terrace.dispatch.queue;

import dev.terrace.dispatch.Checks;
import dev.terrace.dispatch.MongoLots;
import dev.terrace.dispatch.ReadyQueue;
import dev.terrace.shared.identity.Role;
import dev.terrace.shared.work.UnitId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Operators see here what waits, and where a unit is. */
@Path("/v1")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "queue", description = "What waits for labels")
public class QueueResource {
    private final MongoLots lots;
    private final ReadyQueue queue;

    QueueResource(MongoLots lots, ReadyQueue queue) {
        this.lots = lots;
        this.queue = queue;
    }

    @GET
    @Path("/queue")
    @RolesAllowed(Role.OPERATOR)
    @Operation(operationId = "getQueue", summary = "Open and leased slots of every project that has any")
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content = @Content(schema = @Schema(implementation = QueueView.class)))
    public QueueView queue() {
        return QueueView.of(queue.lots(), lots.counts());
    }

    @GET
    @Path("/units/{unit}")
    @RolesAllowed({Role.OPERATOR, Role.AUDITOR})
    @Operation(operationId = "getUnit", summary = "Where a unit is")
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content = @Content(schema = @Schema(implementation = UnitView.class)))
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    public UnitView unit(@PathParam("unit") String unit) {
        UnitId id = parsed(unit);
        return lots.find(id.lot().toString())
                .filter(lot -> id.n() < lot.units().size())
                .map(lot -> UnitView.of(lot, id.n()))
                .orElseThrow(() -> Checks.notFound("No unit %s has come here", unit));
    }

    private static UnitId parsed(String unit) {
        try {
            return UnitId.parse(unit);
        } catch (IllegalArgumentException e) {
            throw Checks.malformed("unit: " + e.getMessage());
        }
    }
}
