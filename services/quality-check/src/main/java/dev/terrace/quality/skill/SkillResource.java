package dev.terrace.quality.skill;

import static dev.terrace.shared.identity.Role.OPERATOR;
import static dev.terrace.shared.identity.Role.REVIEWER;
import static dev.terrace.shared.identity.Role.SITE;

import dev.terrace.quality.MongoSkills;
import dev.terrace.quality.MongoSkills.Known;
import dev.terrace.quality.Refusal;
import dev.terrace.quality.Skill;
import dev.terrace.shared.identity.Caller;
import dev.terrace.shared.problem.Refused;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How often a worker is right. */
@Path("/v1/workers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Workers", description = "How often a worker is right")
public class SkillResource {
    private final MongoSkills skills;
    private final Caller caller;

    SkillResource(MongoSkills skills, Caller caller) {
        this.skills = skills;
        this.caller = caller;
    }

    /** A worker's skill. */
    @Schema(description = "How often a worker is right, by project")
    record SkillView(String worker, List<ProjectSkill> projects) {}

    /** A worker's skill in one project. */
    @Schema(description = "How often a worker is right in one project", example = """
                    {"project": "p-k3v9q0x2m1", "labels": 200, "accuracy": 0.9, "checkRate": 0,
                     "peers": {"all": {"hits": 150.5, "weight": 165.2}}, "gold": {"all": {"hits": 12, "weight": 13}}}""")
    record ProjectSkill(
            String project,

            @Schema(description = "Labels that this is known from")
            long labels,

            @Schema(description = "Expected share of right labels: 8 of 10 until more is known", examples = "0.87")
            double accuracy,

            @Schema(
                    description =
                            "Share of her units that get a second opinion for disagreements of late; the project's own rate if it is more")
            double checkRate,

            @Schema(description = "What other labels said of hers, by question: weighted hits, and the weight of all")
            Map<String, Skill.Count> peers,

            @Schema(description = "The same of what is known to be right: gold, and reviewers' words")
            Map<String, Skill.Count> gold) {

        static ProjectSkill of(Known known) {
            Skill skill = known.skill();
            return new ProjectSkill(
                    known.project(), known.labels(), skill.accuracy(), skill.checkRate(), skill.peers(), skill.gold());
        }
    }

    @GET
    @Path("/{worker}/skill")
    @RolesAllowed({REVIEWER, OPERATOR, SITE})
    @Operation(operationId = "getSkill", summary = "Get a worker's skill")
    @APIResponse(responseCode = "200", description = "The skill")
    public SkillView get(@PathParam("worker") String worker) {
        List<Known> known = skills.of(worker).stream().filter(this::visible).toList();
        if (known.isEmpty()) {
            throw new Refused(Refusal.NO_SUCH_WORKER, "A worker is known here once a label of hers was judged");
        }
        return new SkillView(worker, known.stream().map(ProjectSkill::of).toList());
    }

    private boolean visible(Known known) {
        return caller.has(REVIEWER) || caller.has(OPERATOR) || known.site().equals(caller.site());
    }
}
