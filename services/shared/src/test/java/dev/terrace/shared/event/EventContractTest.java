package dev.terrace.shared.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example ever released can be read, and what we write is what the schema says. */
class EventContractTest {
    private static final Path EVENTS = Path.of("../../api-specs/events");
    private static final Map<String, Class<?>> PAYLOADS = Map.of(
            "lot.prelabelled.v1", LotPrelabelled.class,
            "project.versioned.v1", ProjectVersioned.class,
            "project.directed.v1", ProjectDirected.class,
            "lot.created.v1", LotCreated.class,
            "lot.withdrawn.v1", LotWithdrawn.class,
            "gold.given.v1", GoldGiven.class,
            "lot.labelled.v1", LotLabelled.class,
            "lot.judged.v1", LotJudged.class,
            "payrun.approved.v1", PayRunApproved.class,
            "payment.settled.v1", PaymentSettled.class);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null))
            .build();

    static Stream<Path> examples() throws IOException {
        return list(EVENTS.resolve("examples"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsReadAndWrittenBackByTheSchema(Path example) throws IOException {
        String name = example.getFileName().toString().replaceFirst("(\\.v\\d+)\\..*", "$1");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Files.readString(EVENTS.resolve(name + ".schema.json")), InputFormat.JSON);

        String text = Files.readString(example);
        Object payload = JSON.readValue(text, PAYLOADS.get(name));
        String written = JSON.writeValueAsString(payload);

        assertThat(schema.validate(text, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(written, InputFormat.JSON)).isEmpty();
        assertThat(JSON.readValue(written, PAYLOADS.get(name))).isEqualTo(payload);
    }

    @Test
    void everyTypeHasASchemaAndAnExample() throws IOException {
        List<String> examples = examples().map(p -> p.getFileName().toString()).toList();
        for (EventType type : EventType.values()) {
            String name = type.typeName().replace("dev.terrace.", "");
            assertThat(EVENTS.resolve(name + ".schema.json")).exists();
            assertThat(examples).anyMatch(e -> e.startsWith(name + "."));
        }
    }

    private static Stream<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        }
    }
}
