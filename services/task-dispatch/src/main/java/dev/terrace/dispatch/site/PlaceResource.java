package dev.terrace.dispatch.site;

import dev.terrace.dispatch.County;
import dev.terrace.dispatch.MongoSites;
import dev.terrace.dispatch.Site;
import dev.terrace.dispatch.Validation;
import dev.terrace.shared.identity.Caller;
import dev.terrace.shared.identity.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Operators register counties and sites here. */
@Path("/v1")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "places", description = "Counties and their sites")
public class PlaceResource {
    private final Registry registry;
    private final MongoSites sites;
    private final Validation validation;
    private final Caller caller;

    /** What is said of a county. */
    @Schema(example = "{\"name\": \"Jinping\"}")
    record CountyBody(@Nullable String name) {}

    /** What is said of a site. */
    @Schema(example = "{\"county\": \"jinping\", \"name\": \"Jinping 1\"}")
    record SiteBody(@Nullable String county, @Nullable String name) {}

    /** A county. */
    @Schema(example = "{\"county\": \"jinping\", \"name\": \"Jinping\"}")
    record CountyView(String county, String name) {}

    /** A site. */
    @Schema(example = "{\"site\": \"s-hill\", \"county\": \"jinping\", \"name\": \"Jinping 1\"}")
    record SiteView(String site, String county, String name) {}

    /** Some sites. */
    record SitePage(
            List<SiteView> sites,

            @Nullable @Schema(description = "Where the next page begins; absent on the last")
            String cursor) {}

    PlaceResource(Registry registry, MongoSites sites, Validation validation, Caller caller) {
        this.registry = registry;
        this.sites = sites;
        this.validation = validation;
        this.caller = caller;
    }

    @PUT
    @Path("/counties/{county}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATOR)
    @Operation(operationId = "putCounty", summary = "Registers a county, or renames it")
    @APIResponse(
            responseCode = "201",
            description = "Registered",
            content = @Content(schema = @Schema(implementation = CountyView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was there",
            content = @Content(schema = @Schema(implementation = CountyView.class)))
    public Response putCounty(@PathParam("county") String county, @Nullable CountyBody body) {
        String name = body == null || body.name() == null ? "" : body.name();
        boolean fresh = registry.put(new County(county, 0, name));
        return Response.status(fresh ? 201 : 200)
                .entity(new CountyView(county, name))
                .build();
    }

    @GET
    @Path("/counties/{county}")
    @RolesAllowed({Role.OPERATOR, Role.AUDITOR})
    @Operation(operationId = "getCounty", summary = "A county")
    @APIResponse(responseCode = "200", description = "As it is now")
    public CountyView county(@PathParam("county") String id) {
        return sites.counties()
                .find(id)
                .map(county -> new CountyView(county.id(), county.name()))
                .orElseThrow(() -> Validation.notFound("No county %s", id));
    }

    @PUT
    @Path("/sites/{site}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATOR)
    @Operation(operationId = "putSite", summary = "Registers a site of a county, or changes what is said of it")
    @APIResponse(
            responseCode = "201",
            description = "Registered",
            content = @Content(schema = @Schema(implementation = SiteView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was there",
            content = @Content(schema = @Schema(implementation = SiteView.class)))
    public Response putSite(@PathParam("site") String site, @Nullable SiteBody body) {
        String county = body == null || body.county() == null ? "" : body.county();
        String name = body == null || body.name() == null ? "" : body.name();
        boolean fresh = registry.put(new Site(site, 0, county, name));
        return Response.status(fresh ? 201 : 200)
                .entity(new SiteView(site, county, name))
                .build();
    }

    @GET
    @Path("/sites/{site}")
    @RolesAllowed({Role.OPERATOR, Role.AUDITOR, Role.SITE})
    @Operation(operationId = "getSite", summary = "A site; a site sees itself")
    @APIResponse(responseCode = "200", description = "As it is now")
    public SiteView site(@PathParam("site") String id) {
        return sites.sites()
                .find(id)
                .filter(site -> caller.has(Role.OPERATOR)
                        || caller.has(Role.AUDITOR)
                        || site.id().equals(caller.site()))
                .map(site -> new SiteView(site.id(), site.county(), site.name()))
                .orElseThrow(() -> Validation.notFound("No site %s", id));
    }

    @GET
    @Path("/sites")
    @RolesAllowed({Role.OPERATOR, Role.AUDITOR})
    @Operation(operationId = "listSites", summary = "Sites, by id")
    @APIResponse(responseCode = "200", description = "As it is now")
    public SitePage sites(@QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        int size = validation.page(limit);
        List<Site> found = sites.sites(cursor == null ? "" : cursor, size + 1);
        List<Site> shown = found.size() > size ? found.subList(0, size) : found;
        return new SitePage(
                shown.stream()
                        .map(site -> new SiteView(site.id(), site.county(), site.name()))
                        .toList(),
                found.size() > size ? shown.getLast().id() : null);
    }
}
