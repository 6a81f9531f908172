package dev.terrace.shared.problem;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Writes into the API description what any call may be answered, whatever it asks for, so that no operation has to repeat it. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DescribedProblems implements OASFilter {
    private static final List<String> ANY = List.of("400", "401", "403", "406", "431");
    private static final List<String> WITH_A_BODY = List.of("408", "413", "415");
    private static final List<String> BUSY = List.of("429", "503");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Components components = api.getComponents();
        if (components.getResponses() == null || !components.getResponses().containsKey("Problem")) {
            components.addResponse("Problem", problem("Refused; type is stable, detail says what to do"));
        }
        components.addResponse(
                "Busy",
                problem("Nothing of the call was done: send it again after Retry-After seconds")
                        .addHeader(
                                "Retry-After",
                                OASFactory.createHeader()
                                        .description("Seconds to wait")
                                        .schema(OASFactory.createSchema()
                                                .addType(Schema.SchemaType.INTEGER)
                                                .addExample(5))));
        api.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(DescribedProblems::describe);
    }

    private static void describe(Operation operation) {
        var answers = operation.getResponses();
        ANY.forEach(status -> answers.addAPIResponse(status, reference("Problem")));
        if (operation.getRequestBody() != null) {
            WITH_A_BODY.forEach(status -> answers.addAPIResponse(status, reference("Problem")));
        }
        BUSY.stream()
                .filter(status -> status.equals("503") || answers.hasAPIResponse(status))
                .forEach(status -> answers.addAPIResponse(status, reference("Busy")));
    }

    private static APIResponse reference(String name) {
        return OASFactory.createAPIResponse().ref(name);
    }

    private static APIResponse problem(String description) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("Problem"))));
    }
}
