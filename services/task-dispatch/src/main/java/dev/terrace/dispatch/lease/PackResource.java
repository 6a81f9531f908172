package dev.terrace.dispatch.lease;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.terrace.dispatch.Seat;
import dev.terrace.dispatch.Validation;
import dev.terrace.shared.identity.Caller;
import dev.terrace.shared.identity.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Sites ask for work here. */
@Path("/v1")
@RunOnVirtualThread
@Tag(name = "packs", description = "Work that a site has for a time")
public class PackResource {
    private static final String NDJSON = "application/x-ndjson";

    private final Packs packs;
    private final OwnPacks own;
    private final Validation validation;
    private final Caller caller;
    private final ObjectWriter json;

    PackResource(Packs packs, OwnPacks own, Validation validation, Caller caller, ObjectMapper json) {
        this.packs = packs;
        this.own = own;
        this.validation = validation;
        this.caller = caller;
        this.json = json.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
    }

    @POST
    @Path("/packs")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, NDJSON})
    @RolesAllowed({Role.SITE, Role.WORKER})
    @Operation(operationId = "leasePack", summary = "Asks for units to label")
    @APIResponse(responseCode = "201", description = "A pack")
    @APIResponse(responseCode = "204", description = "There is nothing to do now")
    public Response lease(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("Accept") @DefaultValue(MediaType.APPLICATION_JSON) String accept,
            AskBody body)
            throws JsonProcessingException {
        return switch (packs.lease(required(body), Seat.of(caller), key)) {
            case Packs.Undealt(Nothing nothing) -> nothing(nothing);
            case Packs.Dealt(PackView pack, boolean repeated) -> {
                Response.ResponseBuilder answer = accept.contains(NDJSON)
                        ? Response.status(201).type(NDJSON).entity(own.lines(pack))
                        : Response.status(201).type(MediaType.APPLICATION_JSON).entity(pack);
                yield (repeated ? answer.header("Idempotency-Hit", true) : answer).build();
            }
        };
    }

    /** A 204 has no body, so that what would stand there stands in a header, as JSON. */
    private Response nothing(Nothing nothing) throws JsonProcessingException {
        return Response.noContent()
                .header(HttpHeaders.RETRY_AFTER, nothing.retryAfterSeconds())
                .header("Nothing-Because", nothing.reason().label())
                .header("Nothing", json.writeValueAsString(nothing))
                .build();
    }

    @GET
    @Path("/packs")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.SITE, Role.WORKER})
    @Operation(operationId = "listPacks", summary = "Live packs of the site or worker, by id, without their units")
    @APIResponse(responseCode = "200", description = "As it is now")
    public PackPage list(@QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        int size = validation.page(limit);
        return PackPage.of(own.live(Seat.of(caller), cursor == null ? "" : cursor, size + 1), size);
    }

    @GET
    @Path("/packs/{pack}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.SITE, Role.WORKER})
    @Operation(operationId = "getPack", summary = "A pack, with the units that still wait for a label")
    @APIResponse(responseCode = "200", description = "As it is now")
    public PackView get(@PathParam("pack") String pack) {
        return own.view(own.own(pack, Seat.of(caller)));
    }

    private static AskBody required(@Nullable AskBody body) {
        if (body == null) {
            throw Validation.malformed("The JSON body: expected an object, such as {\"units\": 50}");
        }
        return body;
    }
}
