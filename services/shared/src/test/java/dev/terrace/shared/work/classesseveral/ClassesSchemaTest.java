package dev.terrace.shared.work.classesseveral;

import static dev.terrace.shared.work.Check.IMAGE;
import static dev.terrace.shared.work.Check.faults;
import static dev.terrace.shared.work.Check.same;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.shared.work.Attribute;
import dev.terrace.shared.work.Attributes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassesSchemaTest {
    private static final ClassesSchema SCHEMA = new ClassesSchema(List.of("car", "rain", "night"), 1, 2);

    @Test
    void classesAreReadInTheOrderOfTheSchema() {
        assertThat(same(SCHEMA, IMAGE, "{'classes':['rain','car']}"))
                .isEqualTo(new ClassesLabel(List.of("car", "rain")));
    }

    @Test
    void attributesAreSaidOfTheWhole() {
        ClassesSchema schema = new ClassesSchema(
                List.of("car", "rain"), 0, 2, Attributes.of(Attribute.choice("sky", "clear", "grey")));
        assertThat(same(schema, IMAGE, "{'classes':['car'],'attributes':{'sky':'grey'}}"))
                .isEqualTo(new ClassesLabel(List.of("car"), Map.of("sky", "grey")));
        assertThat(faults(schema, IMAGE, "{'classes':['car']}")).containsExactly("attributes.sky: is missing");
        assertThat(faults(SCHEMA, IMAGE, "{'classes':['car'],'attributes':{'sky':'grey'}}"))
                .containsExactly("\"attributes\": unknown field; there may be classes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'classes':[]}|classes: choose at least 1",
                "{'classes':['car','rain','night']}|classes: choose at most 2",
                "{'classes':['car','Car']}|classes[1]: \"Car\" is there twice",
                "{'classes':['snow']}|classes[0]: \"snow\" is unknown: choose one of car, rain, night",
                "{'class':'car'}|\"class\": unknown field; there may be classes"
            })
    void whatIsWrongIsNamed(String label, String fault) {
        assertThat(faults(SCHEMA, IMAGE, label)).contains(fault);
    }
}
