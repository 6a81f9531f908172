package dev.terrace.quality.reconcile;

import static dev.terrace.quality.Sample.box;
import static dev.terrace.quality.Sample.drawn;
import static dev.terrace.quality.Sample.event;
import static dev.terrace.quality.Sample.label;
import static dev.terrace.quality.Sample.named;
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
import dev.terrace.quality.Lot;
import dev.terrace.quality.Sample;
import dev.terrace.shared.event.LotLabelled;
import dev.terrace.shared.work.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told is what the schema says. */
class EmittedTest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null))
            .build();
    private static final Terms CLASSES = Sample.classes(2, 3, .9, "a", "b");
    private static final Terms BOXES = Sample.boxes(2, 2, .9, "car");

    static Stream<LotLabelled> labels() {
        return Stream.of(
                event(CLASSES, label(0, 1, named("a"), 2, 3), label(0, 2, named("a"), 2, 3)),
                event(CLASSES, label(0, 1, named("a"), 2, 3), label(0, 2, named("b"), 2, 3)),
                event(CLASSES, label(0, 1, named("a"), 1, 1), label(0, 2, named("a"), false, 1, 1)),
                event(CLASSES, label(0, 1, named("a"), 2, 2), label(0, 2, named("b"), 2, 2)),
                event(
                        BOXES,
                        label(0, 1, drawn(box("car", 1, 1, 9, 9)), 2, 2),
                        label(0, 2, drawn(box("car", 1, 1, 9, 9)), 2, 2)));
    }

    @ParameterizedTest
    @MethodSource("labels")
    void everyJudgementFitsTheSchema(LotLabelled labels) throws IOException {
        Path schemas = Path.of("../../api-specs/events/lot.judged.v1.schema.json");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Files.readString(schemas), InputFormat.JSON);
        Terms terms = labels.labels().getFirst().label().tree().has("boxes") ? BOXES : CLASSES;
        var outcome = Sample.judge(Sample.join(Lot.empty(Sample.LOT, labels.terms()), labels), terms);

        String told = JSON.writeValueAsString(outcome.events().getFirst().data());
        assertThat(schema.validate(told, InputFormat.JSON)).isEmpty();
    }
}
