package dev.terrace.ingestion.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.ingestion.Limits;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Terms;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Limits LIMITS =
            new SmallRyeConfigBuilder().withMapping(Limits.class).build().getConfigMapping(Limits.class);

    @Test
    void theExamplesAreRight() throws IOException {
        assertThat(Draft.project(JSON.readTree(Examples.PROJECT), LIMITS).name())
                .isEqualTo("Cats and dogs");
        assertThat(Draft.version(JSON.readTree(Examples.VERSION), "Cars", LIMITS)
                        .name())
                .isEqualTo("Cars");
    }

    @Test
    void whatIsLeftOutHasItsDefault() throws IOException {
        Draft draft = Draft.version(JSON.readTree(Examples.VERSION), "Cars", LIMITS);
        assertThat(draft.terms("acme", "p-1", 2))
                .isEqualTo(new Terms(
                        "acme",
                        "p-1",
                        2,
                        new LabelSchema.Boxes(List.of("car", "person"), 50),
                        null,
                        new Terms.Quality(2, 5, 0.9, false),
                        new Terms.Price("CNY", 200_000, 200_000, 0, 0),
                        new Terms.Dispatch(5, 1, null, 600, 50)));
    }

    @Test
    void whatIsGivenIsKept() throws IOException {
        ObjectNode json = project();
        ((ObjectNode) json.get("dispatch")).put("deadline", "2026-12-31T16:00:00Z");
        ((ObjectNode) json.get("schema")).put("type", "classes");
        Draft draft = Draft.project(json, LIMITS);
        assertThat(draft.dispatch().deadline()).isEqualTo(Instant.parse("2026-12-31T16:00:00Z"));
        assertThat(draft.quality()).isEqualTo(new Terms.Quality(2, 5, 0.9, true));
        assertThat(draft.guideline()).isEqualTo("The animal in the middle counts.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name":null}                                    | name: is missing
            {"name":""}                                      | name: is blank
            {"name":7}                                       | name: must be a text
            {"workType":"dreams"}                            | workType: 'dreams' does not exist: use one of classes, boxes
            {"workType":null}                                | workType: is missing
            {"schema":{"classes":["cat"]}}                   | schema.classes: must be a list of 2 to
            {"schema":{"classes":["cat","cat"]}}             | schema.classes[1]: 'cat' is there twice
            {"schema":{"classes":["cat",7]}}                 | schema.classes[1]: must be a text
            {"schema":{"classes":["a","b"],"maxBoxes":3}}    | schema.maxBoxes: is not a field here
            {"schema":{"type":"boxes","classes":["a","b"]}}  | schema.type: must be the workType, 'classes'
            {"schema":[]}                                    | schema: must be an object
            {"guideline":"\\u0000"}                          | guideline: has a zero character
            {"quality":{"minOverlap":0}}                     | quality.minOverlap: must be a whole number from 1 to 100
            {"quality":{"minOverlap":4,"maxOverlap":3}}      | quality.minOverlap: is 4, more than maxOverlap, 3
            {"quality":{"confidence":0.4}}                   | quality.confidence: must be a number from 0.5 to 1.0
            {"quality":{"distinctSites":"yes"}}              | quality.distinctSites: must be true or false
            {"price":{"labelMicros":1}}                      | price.currency: is missing
            {"price":{"currency":"XYZ","labelMicros":1}}     | price.currency: 'XYZ' is no ISO 4217 currency
            {"price":{"currency":"XAU","labelMicros":1}}     | price.currency: 'XAU' is no ISO 4217 currency
            {"price":{"currency":"CNY"}}                     | price.labelMicros: is missing
            {"price":{"currency":"CNY","labelMicros":-1}}    | price.labelMicros: must be a whole number from 0
            {"price":{"currency":"CNY","labelMicros":0.5}}   | price.labelMicros: must be a whole number
            {"price":{"currency":"CNY","labelMicros":1,"lateMicros":2}} | price.lateMicros: is 2, more than labelMicros, 1
            {"price":{"currency":"CNY","labelMicros":1,"siteBasisPoints":9000,"platformBasisPoints":1001}} | come to 10001, more than the whole
            {"dispatch":{"priority":10}}                     | dispatch.priority: must be a whole number from 0 to 9
            {"dispatch":{"deadline":"tomorrow"}}             | dispatch.deadline: must be a time such as
            {"dispatch":{"lotUnits":0}}                      | dispatch.lotUnits: must be a whole number from 1 to 500
            {"colour":"red"}                                 | colour: is not a field here: use name, workType, schema
            {"version":3}                                    | version: is set by Terrace
            {"client":"other"}                               | client: is set by Terrace
            """)
    void aFaultNamesTheFieldAndSaysWhatToDo(String change, String fault) throws IOException {
        ObjectNode json = project();
        JSON.readTree(change).properties().forEach(field -> json.set(field.getKey(), field.getValue()));
        assertThatThrownBy(() -> Draft.project(json, LIMITS))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(fault);
    }

    @Test
    void allFaultsAreToldAtOnce() throws IOException {
        JsonNode json = JSON.readTree("{\"quality\":{\"minOverlap\":0},\"price\":{},\"x\":1}");
        assertThatThrownBy(() -> Draft.project(json, LIMITS))
                .hasMessageContainingAll(
                        "name: ",
                        "workType: ",
                        "quality.minOverlap: ",
                        "price.currency: ",
                        "price.labelMicros: ",
                        "x: ");
    }

    @Test
    void aVersionKeepsTheNameOfItsProject() throws IOException {
        ObjectNode json = project();
        assertThatThrownBy(() -> Draft.version(json, "Cars", LIMITS)).hasMessageContaining("name: is not a field");
    }

    private static ObjectNode project() throws IOException {
        return (ObjectNode) JSON.readTree(Examples.PROJECT);
    }
}
