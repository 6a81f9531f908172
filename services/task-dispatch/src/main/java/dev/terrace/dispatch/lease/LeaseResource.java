package dev.terrace.dispatch.lease;

import dev.terrace.dispatch.Checks;
import dev.terrace.dispatch.MongoPacks;
import dev.terrace.dispatch.Pack;
import dev.terrace.dispatch.Refusal;
import dev.terrace.shared.identity.Caller;
import dev.terrace.shared.identity.Role;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.UnitId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Sites keep a pack, or give it back. */
@Path("/v1")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "packs")
public class LeaseResource {
    private final OwnPacks own;
    private final MongoPacks stored;
    private final Releases releases;
    private final Caller caller;
    private final InstantSource clock;

    /** What is handed back. */
    @Schema(example = "{\"reason\": \"unworked\"}")
    record ReturnBody(
            @Nullable @Schema(description = "All that still wait for a label, if none are named")
            List<String> units,

            @Nullable
            @Schema(
                    description = "unworked: others may have them, and this site again; unable: not this site again",
                    examples = "unworked")
            String reason) {}

    /** How many units were handed back, and the pack after it. */
    record Returned(int units, PackView pack) {}

    LeaseResource(OwnPacks own, MongoPacks stored, Releases releases, Caller caller, InstantSource clock) {
        this.own = own;
        this.stored = stored;
        this.releases = releases;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("/packs/{pack}/renewals")
    @RolesAllowed(Role.SITE)
    @Operation(
            operationId = "renewPack",
            summary = "Keeps the pack for one more lease, up to its end",
            description =
                    "One update, however many units. A pack that has ended cannot be renewed; late labels may still be sent.")
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content = @Content(schema = @Schema(implementation = PackView.class)))
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "409", ref = "Problem")
    public PackView renew(@PathParam("pack") String id) {
        own.own(id, caller.site());
        Instant now = clock.instant();
        Pack pack = stored.change(
                        id, known -> known.isLive() && now.isBefore(known.endsAt()) ? known.renew(now) : known)
                .orElseThrow();
        if (!pack.isLive() || !now.isBefore(pack.endsAt())) {
            throw new Refused(
                    Refusal.PACK_ENDED,
                    "Send what is finished with POST …/submissions and ask for work with POST /v1/packs");
        }
        return PackView.summary(pack);
    }

    @POST
    @Path("/packs/{pack}/returns")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.SITE)
    @Operation(operationId = "returnUnits", summary = "Hands units back, without penalty")
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content = @Content(schema = @Schema(implementation = Returned.class)))
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "415", ref = "Problem")
    public Returned giveBack(@PathParam("pack") String id, @Nullable ReturnBody body) {
        Pack pack = own.own(id, caller.site());
        Pack.Release how = reason(body == null ? null : body.reason());
        Instant now = clock.instant();
        int units = body == null || body.units() == null
                ? releases.giveBack(pack, how, now)
                : releases.giveBack(pack, idsOf(body.units()), how, now);
        return new Returned(units, PackView.summary(own.own(id, caller.site())));
    }

    private static Pack.Release reason(@Nullable String reason) {
        return switch (reason) {
            case "unworked" -> Pack.Release.UNWORKED;
            case "unable" -> Pack.Release.UNABLE;
            case null, default -> throw Checks.malformed("reason: expected unworked or unable");
        };
    }

    private static Set<UnitId> idsOf(List<String> units) {
        try {
            return Checks.whole("units", units).stream().map(UnitId::parse).collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw Checks.malformed("units: " + e.getMessage());
        }
    }
}
