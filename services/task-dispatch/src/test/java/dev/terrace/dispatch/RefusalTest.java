package dev.terrace.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.junit.jupiter.api.Test;

class RefusalTest {

    @Test
    void areToldInTheApiInOrderOfPrecedence() {
        String description = Refusal.class
                .getPackage()
                .getAnnotation(OpenAPIDefinition.class)
                .components()
                .responses()[0]
                .description();

        assertThat(List.of(description.replaceFirst(".*given: ", "").split(", ")))
                .isEqualTo(Arrays.stream(Refusal.values()).map(Refusal::code).toList());
    }
}
