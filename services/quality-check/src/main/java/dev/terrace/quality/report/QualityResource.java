package dev.terrace.quality.report;

import static dev.terrace.shared.identity.Role.AUDITOR;
import static dev.terrace.shared.identity.Role.CLIENT;
import static dev.terrace.shared.identity.Role.OPERATOR;
import static dev.terrace.shared.identity.Role.REVIEWER;

import dev.terrace.quality.Limits;
import dev.terrace.quality.MongoCalibrations;
import dev.terrace.quality.MongoFigures;
import dev.terrace.quality.Refusal;
import dev.terrace.shared.identity.Caller;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.problem.WholeNumber;
import dev.terrace.shared.project.MongoProjects;
import dev.terrace.shared.project.UnknownProjectException;
import dev.terrace.shared.work.TermsId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How good the work of a project is. */
@Path("/v1/projects")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Quality", description = "How good the work of a project is")
public class QualityResource {
    private final MongoProjects projects;
    private final MongoFigures figures;
    private final MongoCalibrations calibrations;
    private final Caller caller;
    private final Limits limits;

    QualityResource(
            MongoProjects projects,
            MongoFigures figures,
            MongoCalibrations calibrations,
            Caller caller,
            Limits limits) {
        this.projects = projects;
        this.figures = figures;
        this.calibrations = calibrations;
        this.caller = caller;
        this.limits = limits;
    }

    @GET
    @Path("/{project}/quality")
    @RolesAllowed({CLIENT, REVIEWER, OPERATOR, AUDITOR})
    @Operation(operationId = "getQuality", summary = "Get the quality of a project")
    @APIResponse(responseCode = "200", description = "The quality")
    public QualityView get(@PathParam("project") String project, @QueryParam("days") @Nullable String days) {
        int most = WholeNumber.read("days", days, limits.qualityDays(), Limits.MAX_QUALITY_DAYS);
        if (!isVisible(project)) {
            throw new Refused(Refusal.NO_SUCH_PROJECT, "Write the id that the project was given, such as p-k3v9q0x2m1");
        }
        return QualityView.of(
                project, limits.zone(), figures.of(project), calibrations.of(project), figures.days(project, most));
    }

    private boolean isVisible(String project) {
        try {
            String client = projects.terms(new TermsId(project, 1)).client();
            return caller.has(REVIEWER)
                    || caller.has(OPERATOR)
                    || caller.has(AUDITOR)
                    || client.equals(caller.client());
        } catch (UnknownProjectException _) {
            return false;
        }
    }
}
