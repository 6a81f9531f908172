package dev.terrace.shared.problem;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;

/**
 * Writes into the API description what calls are refused for, so that no operation has to repeat it: every refusal of the service's own
 * enum with its status, and for each operation the statuses that follow from its path, method and body.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DescribedProblems implements OASFilter {
    private static final List<String> ANY = List.of("400", "401", "403", "406", "431");
    private static final List<String> WITH_A_BODY = List.of("408", "413", "415", "422");
    private static final List<String> BUSY = List.of("429", "503");

    private final IndexView index;

    public DescribedProblems(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Components components = api.getComponents();
        if (components.getResponses() == null || !components.getResponses().containsKey("Problem")) {
            components.addResponse("Problem", problem("Refused; type is stable, detail says what to do"));
        }
        components.addResponse("Busy", busy());
        api.getInfo().setDescription(api.getInfo().getDescription() + refusals());
        api.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> describe(path, method, operation)));
    }

    private static void describe(String path, HttpMethod method, Operation operation) {
        var answers = operation.getResponses();
        ANY.forEach(status -> answers.addAPIResponse(status, reference("Problem")));
        if (path.contains("{")) {
            answers.addAPIResponse("404", reference("Problem"));
        }
        if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
            answers.addAPIResponse("409", reference("Problem"));
        }
        if (operation.getRequestBody() != null) {
            WITH_A_BODY.forEach(status -> answers.addAPIResponse(status, reference("Problem")));
        }
        BUSY.stream()
                .filter(status -> status.equals("503") || answers.hasAPIResponse(status))
                .forEach(status -> answers.addAPIResponse(status, reference("Busy")));
    }

    /** The table of all refusals, those of the service first, each enum in its order of precedence. */
    private String refusals() {
        return index.getAllKnownImplementations(Refusal.class).stream()
                .sorted(Comparator.comparing((ClassInfo type) -> isCommon(type)).thenComparing(ClassInfo::name))
                .flatMap(DescribedProblems::constants)
                .map(refusal -> String.format(
                        Locale.ROOT, "| `%s` | %d | %s |", refusal.code(), refusal.status(), refusal.title()))
                .collect(Collectors.joining(
                        "\n",
                        "\n\nA refusal has the type `urn:terrace:problem:<code>`; of several reasons the first one here is told."
                                + "\n\n| code | status | why |\n|---|---|---|\n",
                        "\n"));
    }

    private static boolean isCommon(ClassInfo type) {
        return type.name().toString().equals(CommonRefusal.class.getName());
    }

    private static Stream<Refusal> constants(ClassInfo type) {
        try {
            Class<?> refusals = Class.forName(
                    type.name().toString(), true, Thread.currentThread().getContextClassLoader());
            Object[] constants = refusals.isEnum() ? refusals.getEnumConstants() : new Object[0];
            return Arrays.stream(constants).map(Constant::of);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the index names " + type.name() + ", which cannot be loaded", e);
        }
    }

    /** A refusal of another class loader, read by its methods. */
    private record Constant(String name, int status, String title) implements Refusal {
        static Refusal of(Object constant) {
            try {
                Class<?> type = constant.getClass();
                return new Constant(
                        ((Enum<?>) constant).name(),
                        (int) type.getMethod("status").invoke(constant),
                        (String) type.getMethod("title").invoke(constant));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(constant + " does not say its status and title", e);
            }
        }
    }

    private static APIResponse busy() {
        Schema seconds =
                OASFactory.createSchema().addType(Schema.SchemaType.INTEGER).addExample(5);
        return problem("Nothing of the call was done: send it again after Retry-After seconds")
                .addHeader(
                        "Retry-After",
                        OASFactory.createHeader().description("Seconds to wait").schema(seconds));
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
