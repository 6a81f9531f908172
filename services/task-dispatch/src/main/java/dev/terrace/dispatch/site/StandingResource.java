package dev.terrace.dispatch.site;

import dev.terrace.dispatch.MongoSites;
import dev.terrace.dispatch.Standing;
import dev.terrace.dispatch.Validation;
import dev.terrace.shared.identity.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Operators say here how clients stand among one another. */
@Path("/v1")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATOR)
@Tag(name = "queue")
public class StandingResource {
    private static final int HIGHEST_CLASS = 9;
    private static final int MOST_WEIGHT = 1_000;

    private final MongoSites sites;
    private final Validation validation;

    /** How a client is to stand. */
    @Schema(example = "{\"priorityClass\": 5, \"weight\": 1}")
    record StandingBody(
            @Nullable @Schema(description = "0 to 9; all work of a higher class is dealt first; 5 if absent")
            Integer priorityClass,

            @Nullable @Schema(description = "Share among the clients of the class, 1 to 1000; 1 if absent")
            Integer weight) {}

    /** How a client stands. */
    @Schema(example = "{\"client\": \"c-1\", \"priorityClass\": 5, \"weight\": 1}")
    record StandingView(String client, int priorityClass, int weight) {
        static StandingView of(Standing standing) {
            return new StandingView(standing.client(), standing.priorityClass(), standing.weight());
        }
    }

    StandingResource(MongoSites sites, Validation validation) {
        this.sites = sites;
        this.validation = validation;
    }

    @PUT
    @Path("/clients/{client}/standing")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putStanding", summary = "Says how a client stands among the others")
    public StandingView put(@PathParam("client") String client, @Nullable StandingBody body) {
        validation.id("client", client);
        StandingBody said = body == null ? new StandingBody(null, null) : body;
        Standing usual = Standing.usual(client);
        Standing standing = new Standing(
                client,
                0,
                validation.within("priorityClass", said.priorityClass(), usual.priorityClass(), 0, HIGHEST_CLASS),
                validation.within("weight", said.weight(), usual.weight(), 1, MOST_WEIGHT));
        sites.put(sites.standings(), standing, known -> standing.withVersion(known.version()));
        return StandingView.of(standing);
    }

    @GET
    @Path("/clients/{client}/standing")
    @Operation(operationId = "getStanding", summary = "How a client stands; as usual where nothing was said")
    public StandingView get(@PathParam("client") String client) {
        validation.id("client", client);
        return StandingView.of(sites.standings().find(client).orElse(Standing.usual(client)));
    }
}
