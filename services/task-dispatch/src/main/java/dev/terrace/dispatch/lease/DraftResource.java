package dev.terrace.dispatch.lease;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.dispatch.Limits;
import dev.terrace.dispatch.MongoDrafts;
import dev.terrace.dispatch.MongoLots;
import dev.terrace.dispatch.Pack;
import dev.terrace.dispatch.Refusal;
import dev.terrace.dispatch.Seat;
import dev.terrace.dispatch.Validation;
import dev.terrace.shared.identity.Caller;
import dev.terrace.shared.identity.Role;
import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.UnitId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whoever works on a unit keeps an unfinished label here. */
@Path("/v1/packs/{pack}/units/{unit}/draft")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.SITE, Role.WORKER})
@Tag(name = "packs")
public class DraftResource {
    private final OwnPacks own;
    private final MongoLots lots;
    private final MongoDrafts drafts;
    private final Limits limits;
    private final Caller caller;
    private final InstantSource clock;

    DraftResource(OwnPacks own, MongoLots lots, MongoDrafts drafts, Limits limits, Caller caller, InstantSource clock) {
        this.own = own;
        this.lots = lots;
        this.drafts = drafts;
        this.limits = limits;
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putDraft", summary = "Keeps an unfinished label of a unit, any JSON of at most 2 MB")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Object.class, examples = "{\"class\": \"cat\"}")))
    public void put(@PathParam("pack") String pack, @PathParam("unit") String unit, @Nullable JsonNode draft) {
        if (draft == null) {
            throw Validation.malformed("The JSON body: expected the draft");
        }
        String json = draft.toString();
        if (json.getBytes(UTF_8).length > limits.draftBytes()) {
            throw new Refused(CommonRefusal.BODY_TOO_LARGE, "A draft takes %d bytes".formatted(limits.draftBytes()));
        }
        UnitId id = idOf(unit);
        drafts.keep(leased(pack, id), id, json, clock.instant());
    }

    @GET
    @Operation(operationId = "getDraft", summary = "The unfinished label of a unit as it was kept")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Object.class, examples = "{\"class\": \"cat\"}")))
    public String get(@PathParam("pack") String pack, @PathParam("unit") String unit) {
        UnitId id = idOf(unit);
        return drafts.find(leased(pack, id), id)
                .map(MongoDrafts.Draft::json)
                .orElseThrow(() -> Validation.notFound("No draft of %s is kept", unit));
    }

    /** The caller's live pack, which has the unit. */
    private Pack leased(String id, UnitId unit) {
        Pack pack = own.own(id, Seat.of(caller));
        if (!(pack.state() instanceof Pack.Live)) {
            throw new Refused(Refusal.PACK_ENDED, "Drafts are gone with their pack");
        }
        boolean has = lots.find(unit.lot().toString())
                .filter(lot -> unit.n() < lot.units().size())
                .filter(lot -> lot.units().get(unit.n()).leaseOf(id).isPresent())
                .isPresent();
        if (!has) {
            throw Validation.notFound("Unit %s waits for no label of this pack", unit);
        }
        return pack;
    }

    private static UnitId idOf(String unit) {
        try {
            return UnitId.parse(unit);
        } catch (IllegalArgumentException e) {
            throw Validation.malformed("unit: " + e.getMessage());
        }
    }
}
