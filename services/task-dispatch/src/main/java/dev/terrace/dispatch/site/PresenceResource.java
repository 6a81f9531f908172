package dev.terrace.dispatch.site;

import dev.terrace.dispatch.Limits;
import dev.terrace.dispatch.MongoPresence;
import dev.terrace.dispatch.MongoPresence.Statement;
import dev.terrace.dispatch.Refusal;
import dev.terrace.dispatch.Roster;
import dev.terrace.dispatch.Validation;
import dev.terrace.shared.identity.Caller;
import dev.terrace.shared.identity.Role;
import dev.terrace.shared.problem.Refused;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A site says here who is there. */
@Path("/v1")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "people")
public class PresenceResource {
    private static final int MINUTES = 60;

    private final MongoPresence presence;
    private final Roster roster;
    private final Validation validation;
    private final Limits limits;
    private final Caller caller;
    private final InstantSource clock;

    /** Who is there. */
    @Schema(example = "{\"workers\": [\"w-1\", \"w-2\"], \"minutes\": 60}")
    record PresenceBody(
            @Nullable @Schema(description = "All who are there, and nobody else; the others are dealt nothing")
            List<String> workers,

            @Nullable @Schema(description = "For how long this holds, 0 to 960; 60 if absent, 0 takes it back")
            Integer minutes) {}

    /** Who is there, as the site said, or else as they were seen to ask or label. */
    record PresenceView(
            List<String> workers,

            @Nullable @Schema(description = "Until when what the site said holds; absent where it said nothing")
            Instant until) {}

    PresenceResource(
            MongoPresence presence,
            Roster roster,
            Validation validation,
            Limits limits,
            Caller caller,
            InstantSource clock) {
        this.presence = presence;
        this.roster = roster;
        this.validation = validation;
        this.limits = limits;
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Path("/sites/{site}/presence")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.SITE)
    @Operation(operationId = "putPresence", summary = "Says who of the site is there")
    public PresenceView put(@PathParam("site") String site, @Nullable PresenceBody body) {
        own(site);
        if (body == null || body.workers() == null) {
            throw Validation.malformed("workers: expected a list of those who are there, which may be empty");
        }
        List<String> workers = Validation.whole("workers", body.workers());
        int minutes = validation.within("minutes", body.minutes(), MINUTES, 0, limits.statementMinutes());
        Set<String> before = roster.of(site).people().seen();
        Set<String> known = roster.ofSite(site, workers).keySet();
        for (String worker : workers) {
            if (!known.contains(worker)) {
                throw new Refused(
                        Refusal.WORKER_UNKNOWN,
                        "workers: %s is not of this site; register with PUT /v1/sites/%s/workers/{worker}"
                                .formatted(worker, site));
            }
        }
        Instant now = clock.instant();
        presence.say(
                new Statement(site, List.copyOf(Set.copyOf(workers)), now, now.plus(Duration.ofMinutes(minutes))),
                before);
        roster.changed(site, List.of());
        return get(site);
    }

    @GET
    @Path("/sites/{site}/presence")
    @RolesAllowed(Role.SITE)
    @Operation(operationId = "getPresence", summary = "Who of the site is there")
    public PresenceView get(@PathParam("site") String site) {
        own(site);
        Instant now = clock.instant();
        List<String> there = roster.of(site).people().seen().stream().sorted().toList();
        return new PresenceView(
                there, presence.statement(site, now).map(Statement::until).orElse(null));
    }

    private void own(String site) {
        if (!site.equals(caller.site())) {
            throw Validation.notFound("Site %s is not yours", site);
        }
    }
}
