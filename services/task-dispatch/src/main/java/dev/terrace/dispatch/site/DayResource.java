package dev.terrace.dispatch.site;

import dev.terrace.dispatch.Limits;
import dev.terrace.dispatch.MongoDays;
import dev.terrace.dispatch.MongoSites;
import dev.terrace.dispatch.Seat;
import dev.terrace.dispatch.Validation;
import dev.terrace.dispatch.WorkDay;
import dev.terrace.dispatch.Worker;
import dev.terrace.shared.identity.Caller;
import dev.terrace.shared.identity.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What people have done on a day, for themselves and for those who look after their site. */
@Path("/v1")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "people")
public class DayResource {
    private final MongoDays days;
    private final MongoSites sites;
    private final Limits limits;
    private final Caller caller;
    private final InstantSource clock;

    DayResource(MongoDays days, MongoSites sites, Limits limits, Caller caller, InstantSource clock) {
        this.days = days;
        this.sites = sites;
        this.limits = limits;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/workers/{worker}/day")
    @RolesAllowed({Role.SITE, Role.WORKER})
    @Operation(operationId = "getWorkerDay", summary = "What a worker has done on a day, for her and her site")
    public DayView.OfWorker ofWorker(@PathParam("worker") String id, @QueryParam("day") @Nullable String day) {
        Seat seat = Seat.of(caller);
        Worker worker = sites.workers()
                .find(id)
                .filter(found -> found.site().equals(seat.site()))
                .filter(found -> seat.worker() == null || seat.worker().equals(found.id()))
                .orElseThrow(() -> Validation.notFound("No worker %s at this site, or it is not you", id));
        LocalDate which = Validation.day("day", day, days.first(clock.instant()), days.dayOf(clock.instant()));
        WorkDay counts = WorkDay.of(days.of(worker.site(), worker.id(), which).orElse(null));
        return new DayView.OfWorker(worker.id(), worker.site(), which, days.zone(), counts);
    }

    @GET
    @Path("/sites/{site}/day")
    @RolesAllowed(Role.SITE)
    @Operation(operationId = "getSiteDay", summary = "What each worker of the site has done on a day, all on one page")
    public DayView ofSite(@PathParam("site") String site, @QueryParam("day") @Nullable String day) {
        if (!site.equals(caller.site())) {
            throw Validation.notFound("Site %s is not yours", site);
        }
        LocalDate which = Validation.day("day", day, days.first(clock.instant()), days.dayOf(clock.instant()));
        Map<String, MongoDays.Day> done = days.of(site, which);
        List<DayView.Line> lines = sites.workersOf(site, "", limits.siteWorkers()).stream()
                .filter(worker -> worker.state() != Worker.State.LEFT || done.containsKey(worker.id()))
                .map(worker -> DayView.Line.of(worker, WorkDay.of(done.get(worker.id()))))
                .toList();
        return new DayView(site, which, days.zone(), lines);
    }
}
