package dev.terrace.dispatch.site;

import dev.terrace.dispatch.Limits;
import dev.terrace.dispatch.MongoSites;
import dev.terrace.dispatch.Refusal;
import dev.terrace.dispatch.Team;
import dev.terrace.dispatch.Validation;
import dev.terrace.dispatch.Worker;
import dev.terrace.shared.identity.Caller;
import dev.terrace.shared.identity.Role;
import dev.terrace.shared.problem.Refused;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

/** A site registers its own teams and workers here. */
@Path("/v1")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "people", description = "Teams and workers of a site")
public class PeopleResource {
    private final Registry registry;
    private final MongoSites sites;
    private final People people;
    private final Validation validation;
    private final Limits limits;
    private final Caller caller;

    /** What is said of a team. */
    @Schema(example = "{\"name\": \"Mornings\"}")
    record TeamBody(@Nullable String name) {}

    /** What is said of a worker. */
    @Schema(example = "{\"team\": \"mornings\", \"state\": \"active\"}")
    record WorkerBody(
            @Nullable String team,

            @Nullable @Schema(description = "active, paused (dealt nothing for a while) or left; as it was if absent")
            String state) {}

    /** One worker to be registered. */
    record NewWorker(
            @Nullable String worker,
            @Nullable String team,
            @Nullable String state) {}

    /** Many workers. */
    @Schema(example = "{\"workers\": [{\"worker\": \"w-1\", \"team\": \"mornings\"}]}")
    record WorkersBody(@Nullable List<NewWorker> workers) {}

    /** A team. */
    @Schema(example = "{\"site\": \"s-hill\", \"team\": \"mornings\", \"name\": \"Mornings\"}")
    record TeamView(String site, String team, String name) {}

    /** A worker. */
    @Schema(example = "{\"worker\": \"w-1\", \"site\": \"s-hill\", \"team\": \"mornings\", \"state\": \"active\"}")
    record WorkerView(String worker, String site, String team, Worker.State state) {
        static WorkerView of(Worker worker) {
            return new WorkerView(worker.id(), worker.site(), worker.team(), worker.state());
        }
    }

    /** Some workers. */
    record WorkerPage(
            List<WorkerView> workers,

            @Nullable @Schema(description = "Where the next page begins; absent on the last")
            String cursor) {}

    /** What became of a registration. */
    @Schema(example = "{\"registered\": 1, \"unchanged\": 0, \"refused\": []}")
    record RegisteredView(int registered, int unchanged, List<RefusedWorker> refused) {}

    /** A worker that could not be registered. */
    record RefusedWorker(String worker, String reason, String detail) {}

    PeopleResource(
            Registry registry, MongoSites sites, People people, Validation validation, Limits limits, Caller caller) {
        this.registry = registry;
        this.sites = sites;
        this.people = people;
        this.validation = validation;
        this.limits = limits;
        this.caller = caller;
    }

    @PUT
    @Path("/sites/{site}/teams/{team}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.SITE)
    @Operation(operationId = "putTeam", summary = "Registers a team of the site, or renames it")
    @APIResponse(
            responseCode = "201",
            description = "Registered",
            content = @Content(schema = @Schema(implementation = TeamView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was there",
            content = @Content(schema = @Schema(implementation = TeamView.class)))
    public Response putTeam(@PathParam("site") String site, @PathParam("team") String team, @Nullable TeamBody body) {
        own(site);
        String name = body == null || body.name() == null ? "" : body.name();
        boolean fresh = registry.put(Team.of(site, team, name));
        return Response.status(fresh ? 201 : 200)
                .entity(new TeamView(site, team, name))
                .build();
    }

    @PUT
    @Path("/sites/{site}/workers/{worker}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.SITE)
    @Operation(operationId = "putWorker", summary = "Registers a worker of the site, or moves one to another team")
    @APIResponse(
            responseCode = "201",
            description = "Registered",
            content = @Content(schema = @Schema(implementation = WorkerView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was there",
            content = @Content(schema = @Schema(implementation = WorkerView.class)))
    public Response putWorker(
            @PathParam("site") String site, @PathParam("worker") String worker, @Nullable WorkerBody body) {
        own(site);
        String team = body == null || body.team() == null ? "" : body.team();
        Worker.State state = state(body == null ? null : body.state());
        Registry.Registered done = registry.putAll(site, List.of(new Registry.Entry(worker, team, state)));
        done.faults().stream().findFirst().ifPresent(fault -> {
            throw new Refused(fault.reason(), fault.detail());
        });
        return Response.status(done.fresh() == 1 ? 201 : 200)
                .entity(WorkerView.of(sites.workers().find(worker).orElseThrow()))
                .build();
    }

    @DELETE
    @Path("/sites/{site}/workers/{worker}")
    @RolesAllowed(Role.SITE)
    @Operation(operationId = "removeWorker", summary = "Notes that a worker has left")
    @APIResponse(responseCode = "204", description = "She has left")
    public void removeWorker(@PathParam("site") String site, @PathParam("worker") String worker) {
        own(site);
        if (!registry.leave(site, worker)) {
            throw Validation.notFound("No worker %s at this site", worker);
        }
    }

    private static Worker.@Nullable State state(@Nullable String name) {
        return name == null
                ? null
                : Worker.State.named(name)
                        .orElseThrow(() -> Validation.malformed("state: expected active, paused or left"));
    }

    @POST
    @Path("/sites/{site}/workers")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.SITE)
    @Operation(operationId = "registerWorkers", summary = "Registers many workers at once, at most 2000")
    @APIResponse(responseCode = "200", description = "What became of them")
    public RegisteredView register(@PathParam("site") String site, @Nullable WorkersBody body) {
        own(site);
        if (body == null || body.workers() == null) {
            throw Validation.malformed("workers: expected a list of {worker, team}");
        }
        if (body.workers().size() > limits.registrationWorkers()) {
            throw new Refused(
                    Refusal.LIMIT_EXCEEDED,
                    "workers: one call takes %d, send the others in another".formatted(limits.registrationWorkers()));
        }
        List<Registry.Entry> workers = Validation.whole("workers", body.workers()).stream()
                .map(w -> new Registry.Entry(
                        validation.id("workers[].worker", w.worker()),
                        validation.id("workers[].team", w.team()),
                        state(w.state())))
                .toList();
        return registered(registry.putAll(site, workers));
    }

    @POST
    @Path("/sites/{site}/workers/import")
    @Consumes("text/csv")
    @RolesAllowed(Role.SITE)
    @Operation(operationId = "importWorkers", summary = "Registers workers from a CSV file, at most 2000")
    @APIResponse(responseCode = "200", description = "What became of them")
    public RegisteredView importCsv(@PathParam("site") String site, String csv) {
        own(site);
        List<Registry.Entry> workers = WorkersCsv.read(csv, limits.registrationWorkers()).stream()
                .map(row -> new Registry.Entry(
                        validation.id("worker", row.worker()), validation.id("team", row.team()), state(row.state())))
                .toList();
        return registered(registry.putAll(site, workers));
    }

    private static RegisteredView registered(Registry.Registered done) {
        return new RegisteredView(
                done.fresh(),
                done.known(),
                done.faults().stream()
                        .map(f -> new RefusedWorker(f.worker(), f.reason().code(), f.detail()))
                        .toList());
    }

    @GET
    @Path("/sites/{site}/workers")
    @RolesAllowed({Role.SITE, Role.OPERATOR, Role.AUDITOR})
    @Operation(operationId = "listWorkers", summary = "Workers of the site, by id")
    @APIResponse(responseCode = "200", description = "As it is now")
    public WorkerPage workers(
            @PathParam("site") String site,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        if (!caller.has(Role.OPERATOR) && !caller.has(Role.AUDITOR)) {
            own(site);
        } else if (sites.sites().find(site).isEmpty()) {
            throw Validation.notFound("No site %s", site);
        }
        int size = validation.page(limit);
        List<Worker> found = sites.workersOf(site, cursor == null ? "" : cursor, size + 1);
        List<Worker> shown = found.size() > size ? found.subList(0, size) : found;
        return new WorkerPage(
                shown.stream().map(WorkerView::of).toList(),
                found.size() > size ? shown.getLast().id() : null);
    }

    @GET
    @Path("/sites/{site}/people")
    @RolesAllowed(Role.SITE)
    @Operation(
            operationId = "getPeople",
            summary = "Who of the site works, waits or is away, and what each has done today")
    public PeopleView people(@PathParam("site") String site) {
        own(site);
        return people.of(site);
    }

    private void own(String site) {
        if (!site.equals(caller.site())) {
            throw Validation.notFound("Site %s is not yours", site);
        }
    }
}
