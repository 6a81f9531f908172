package dev.terrace.dispatch.lease;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.terrace.dispatch.Checks;
import dev.terrace.dispatch.Limits;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
    private final Checks checks;
    private final Limits limits;
    private final Caller caller;

    PackResource(Packs packs, OwnPacks own, Checks checks, Limits limits, Caller caller) {
        this.packs = packs;
        this.own = own;
        this.checks = checks;
        this.limits = limits;
        this.caller = caller;
    }

    @POST
    @Path("/packs")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, NDJSON})
    @RolesAllowed(Role.SITE)
    @Operation(
            operationId = "leasePack",
            summary = "Asks for units to label",
            description =
                    "At most 500 units a pack, 500 live packs a site. As application/x-ndjson the pack comes in the first"
                            + " line and each unit in one of its own. With an Idempotency-Key a repeat gets the same pack.")
    @APIResponse(
            responseCode = "201",
            description = "A pack",
            headers =
                    @Header(
                            name = "Idempotency-Hit",
                            description = "true if the pack was leased by an earlier call",
                            schema = @Schema(type = SchemaType.BOOLEAN)),
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = PackView.class),
                        examples = @ExampleObject(name = "a pack of one", value = Examples.PACK)),
                @Content(mediaType = NDJSON, schema = @Schema(implementation = PackView.Unit.class))
            })
    @APIResponse(
            responseCode = "204",
            description = "There is nothing to do now",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = "Seconds to wait",
                            schema = @Schema(type = SchemaType.INTEGER)))
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "409", ref = "Problem")
    @APIResponse(responseCode = "415", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    @APIResponse(responseCode = "429", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Response lease(
            @Parameter(description = "At most 128 printable ASCII characters") @HeaderParam("Idempotency-Key") @Nullable
                    String key,
            @HeaderParam("Accept") @DefaultValue(MediaType.APPLICATION_JSON) String accept,
            AskBody body)
            throws JsonProcessingException {
        Packs.Handout handout = packs.lease(required(body), caller.site(), key);
        PackView view = handout.pack();
        if (view == null) {
            return Response.noContent()
                    .header(HttpHeaders.RETRY_AFTER, limits.idleSeconds())
                    .build();
        }
        Response.ResponseBuilder answer = accept.contains(NDJSON)
                ? Response.status(201).type(NDJSON).entity(own.lines(view))
                : Response.status(201).type(MediaType.APPLICATION_JSON).entity(view);
        return (handout.repeated() ? answer.header("Idempotency-Hit", true) : answer).build();
    }

    @GET
    @Path("/packs")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.SITE)
    @Operation(operationId = "listPacks", summary = "The site's live packs, by id, without their units")
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content = @Content(schema = @Schema(implementation = PackPage.class)))
    @APIResponse(responseCode = "400", ref = "Problem")
    public PackPage list(
            @Parameter(description = "1 to 1000; 100 if absent", example = "20") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "As given with the page before") @QueryParam("cursor") @Nullable String cursor) {
        int size = checks.page(limit);
        return PackPage.of(own.live(caller.site(), cursor == null ? "" : cursor, size + 1), size);
    }

    @GET
    @Path("/packs/{pack}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.SITE)
    @Operation(operationId = "getPack", summary = "A pack of the site, with the units that still wait for a label")
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = PackView.class),
                            examples = @ExampleObject(name = "a pack of one", value = Examples.PACK)))
    @APIResponse(responseCode = "404", ref = "Problem")
    public PackView get(@PathParam("pack") String pack) {
        return own.view(own.own(pack, caller.site()));
    }

    private static AskBody required(@Nullable AskBody body) {
        if (body == null) {
            throw Checks.malformed("The JSON body: expected an object, such as {\"units\": 50}");
        }
        return body;
    }
}
