package dev.terrace.dispatch.queue;

import dev.terrace.dispatch.MongoLots;
import dev.terrace.dispatch.MongoTallies;
import dev.terrace.dispatch.ReadyQueue;
import dev.terrace.dispatch.Validation;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Operators see here what waits, and where a unit is. */
@Path("/v1")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "queue", description = "What waits for labels")
public class QueueResource {
    private final MongoLots lots;
    private final MongoTallies tallies;
    private final ReadyQueue queue;

    QueueResource(MongoLots lots, MongoTallies tallies, ReadyQueue queue) {
        this.lots = lots;
        this.tallies = tallies;
        this.queue = queue;
    }

    @GET
    @Path("/queue")
    @RolesAllowed(Role.OPERATOR)
    @Operation(operationId = "getQueue", summary = "Open and leased slots of every project that has any")
    @APIResponse(responseCode = "200", description = "As it is now")
    public QueueView queue() {
        return QueueView.of(queue.lots(), tallies.all(), lots::oldest);
    }

    @GET
    @Path("/units/{unit}")
    @RolesAllowed({Role.OPERATOR, Role.AUDITOR})
    @Operation(operationId = "getUnit", summary = "Where a unit is")
    @APIResponse(responseCode = "200", description = "As it is now")
    public UnitView unit(@PathParam("unit") String unit) {
        UnitId id = parsed(unit);
        return lots.find(id.lot().toString())
                .filter(lot -> id.n() < lot.units().size())
                .map(lot -> UnitView.of(lot, id.n()))
                .orElseThrow(() -> Validation.notFound("No unit %s has come here", unit));
    }

    private static UnitId parsed(String unit) {
        try {
            return UnitId.parse(unit);
        } catch (IllegalArgumentException e) {
            throw Validation.malformed("unit: " + e.getMessage());
        }
    }
}
