package dev.terrace.shared.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;

/**
 * Describes the parameters that mean the same wherever they stand: {@code limit} and {@code cursor} of a list, with the bounds of the
 * service's {@code Limits}, and {@code Idempotency-Key}. A resource only names them; what it says itself stays.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DescribedParameters implements OASFilter {
    private static final int KEY_CHARS = 128;

    private final Optional<Integer> items;
    private final Optional<Integer> mostItems;

    public DescribedParameters(IndexView index) {
        items = limit(index, "pageItems");
        mostItems = limit(index, "maxPageItems");
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(operation -> Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of())
                        .forEach(parameter -> describe(operation, parameter)));
    }

    private void describe(Operation operation, Parameter parameter) {
        switch (parameter.getName()) {
            case "limit" -> limit(parameter);
            case "cursor" -> describe(parameter, "next of the part before; absent for the first part");
            case "Idempotency-Key" -> key(operation, parameter);
            case null, default -> {}
        }
    }

    private void limit(Parameter parameter) {
        if (describe(parameter, "How many items to answer with") && mostItems.isPresent()) {
            var schema = OASFactory.createSchema()
                    .addType(SchemaType.INTEGER)
                    .minimum(BigDecimal.ONE)
                    .maximum(BigDecimal.valueOf(mostItems.get()));
            items.ifPresent(schema::setDefaultValue);
            parameter.setSchema(schema);
        }
    }

    private static void key(Operation operation, Parameter parameter) {
        if (describe(
                parameter,
                "Your own name for this call: its repeat is answered as the first was, and with Idempotency-Hit: true")) {
            parameter.setRequired(true);
            parameter.setSchema(OASFactory.createSchema()
                    .addType(SchemaType.STRING)
                    .minLength(1)
                    .maxLength(KEY_CHARS));
        }
        operation.getResponses().getAPIResponses().forEach((status, answer) -> {
            if (status.startsWith("2") && answer.getRef() == null) {
                answer.addHeader(
                        "Idempotency-Hit",
                        OASFactory.createHeader()
                                .description("true where the key was used before; absent otherwise")
                                .schema(OASFactory.createSchema().addType(SchemaType.BOOLEAN)));
            }
        });
    }

    /** @return whether the resource itself said nothing of it */
    private static boolean describe(Parameter parameter, String description) {
        boolean undescribed = parameter.getDescription() == null;
        if (undescribed) {
            parameter.setDescription(description);
        }
        return undescribed;
    }

    /** The default of a number in the service's own Limits; empty if it has none. */
    private static Optional<Integer> limit(IndexView index, String name) {
        return index.getKnownClasses().stream()
                .filter(type -> "Limits".equals(type.simpleName()))
                .map(ClassInfo::methods)
                .flatMap(List::stream)
                .filter(method -> method.name().equals(name) && method.hasAnnotation(WithDefault.class))
                .map(method -> Integer.valueOf(
                        method.annotation(WithDefault.class).value().asString()))
                .findFirst();
    }
}
