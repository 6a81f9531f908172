package dev.terrace.dispatch.lease;

import dev.terrace.dispatch.Pack;
import dev.terrace.dispatch.Seat;
import dev.terrace.dispatch.Validation;
import dev.terrace.dispatch.lease.Leasing.Giving;
import dev.terrace.shared.identity.Caller;
import dev.terrace.shared.identity.Role;
import dev.terrace.shared.work.UnitId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Sites and workers keep a pack, or give it back. */
@Path("/v1")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.SITE, Role.WORKER})
@Tag(name = "packs")
public class LeaseResource {
    private final OwnPacks own;
    private final Renewals renewals;
    private final Releases releases;
    private final Validation validation;
    private final Caller caller;

    /** What is handed back. */
    @Schema(example = "{\"reason\": \"unable\", \"why\": \"The picture is black\"}")
    record ReturnBody(
            @Nullable @Schema(description = "All that still wait for a label, if none are named")
            List<String> units,

            @Nullable
            @Schema(
                    description = "unworked: others may have them, and this site again; unable: not this site again",
                    examples = "unworked")
            String reason,

            @Nullable @Schema(description = "Why they cannot be done, in the worker's words")
            String why) {}

    /** How many units were handed back, and the pack after it. */
    record Returned(int units, PackView pack) {}

    /** Packs that are to be kept. */
    @Schema(example = "{\"packs\": [\"k-abcdefghijklmnop\"]}")
    record RenewBody(@Nullable List<String> packs) {}

    /** What became of each pack, in the order in which they were named. */
    record Renewed(List<Renewals.Renewal> packs) {}

    LeaseResource(OwnPacks own, Renewals renewals, Releases releases, Validation validation, Caller caller) {
        this.own = own;
        this.renewals = renewals;
        this.releases = releases;
        this.validation = validation;
        this.caller = caller;
    }

    @POST
    @Path("/packs/{pack}/renewals")
    @Operation(operationId = "renewPack", summary = "Keeps the pack for one more lease, up to its end")
    public PackView renew(@PathParam("pack") String id) {
        return PackView.summary(renewals.renew(id, Seat.of(caller)));
    }

    @POST
    @Path("/packs/renew")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "renewPacks", summary = "Keeps many packs for one more lease, at most 500")
    public Renewed renewAll(@Nullable RenewBody body) {
        if (body == null || body.packs() == null) {
            throw Validation.malformed("packs: expected a list of pack ids");
        }
        List<String> ids = Validation.whole("packs", body.packs());
        return new Renewed(renewals.renewAll(new LinkedHashSet<>(ids), Seat.of(caller)));
    }

    @POST
    @Path("/packs/{pack}/returns")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "returnUnits", summary = "Hands units back, without penalty")
    public Returned giveBack(@PathParam("pack") String id, @Nullable ReturnBody body) {
        Seat seat = Seat.of(caller);
        Giving giving = renewals.giving(reason(body == null ? null : body.reason()), why(body));
        Set<UnitId> units = body == null || body.units() == null ? Set.of() : idsOf(body.units());
        Pack pack = own.own(id, seat);
        int freed = body == null || body.units() == null
                ? releases.giveBack(pack, giving)
                : releases.giveBack(pack, units, giving);
        return new Returned(freed, PackView.summary(own.own(id, seat)));
    }

    private @Nullable String why(@Nullable ReturnBody body) {
        return body == null || body.why() == null ? null : validation.name("why", body.why());
    }

    private static Pack.Release reason(@Nullable String reason) {
        return switch (reason) {
            case "unworked" -> Pack.Release.UNWORKED;
            case "unable" -> Pack.Release.UNABLE;
            case null, default -> throw Validation.malformed("reason: expected unworked or unable");
        };
    }

    private static Set<UnitId> idsOf(List<String> units) {
        try {
            return Validation.whole("units", units).stream().map(UnitId::parse).collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw Validation.malformed("units: " + e.getMessage());
        }
    }
}
