package dev.terrace.ingestion.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.RequestFields;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.Directive;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.Work;
import dev.terrace.shared.work.boxes.BoxesSchema;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectRequestTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Limits LIMITS =
            new SmallRyeConfigBuilder().withMapping(Limits.class).build().getConfigMapping(Limits.class);

    @Test
    void theExamplesAreRight() throws IOException {
        assertThat(ProjectRequest.project(JSON.readTree(Examples.PROJECT), LIMITS)
                        .name())
                .isEqualTo("Cats and dogs");
        assertThat(ProjectRequest.version(JSON.readTree(Examples.VERSION), "Cars", LIMITS)
                        .name())
                .isEqualTo("Cars");
    }

    @Test
    void whatIsLeftOutHasItsDefault() throws IOException {
        ProjectRequest asked = ProjectRequest.version(JSON.readTree(Examples.VERSION), "Cars", LIMITS);
        assertThat(asked.terms("acme", "p-1", 2))
                .isEqualTo(new Terms(
                        "acme",
                        "p-1",
                        2,
                        new Work.Boxes(new BoxesSchema(List.of("car", "person"), 50)),
                        null,
                        new Terms.Quality(2, 5, 0.9, false, 0.05, 72),
                        new Terms.Price("CNY", Terms.Per.LABEL, 200_000, 100_000, null, 0, 0),
                        new Terms.Dispatch(600),
                        new Terms.Split(50, null, 0, 1)));
    }

    @Test
    void whatIsGivenIsKept() throws IOException {
        ObjectNode json = project();
        ((ObjectNode) json.get("dispatch")).put("deadline", "2026-12-31T16:00:00Z");
        ((ObjectNode) json.get("schema")).put("type", "classes");
        ProjectRequest asked = ProjectRequest.project(json, LIMITS);
        assertThat(asked.directive()).isEqualTo(new Directive(5, 1, Instant.parse("2026-12-31T16:00:00Z"), false));
        assertThat(asked.quality()).isEqualTo(new Terms.Quality(2, 5, 0.9, true, 0.05, 72));
        assertThat(asked.guideline()).isEqualTo("The animal in the middle counts.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name":null}                                    | name: is missing
            {"name":""}                                      | name: is blank
            {"name":7}                                       | name: must be a text
            {"workType":"dreams"}                            | workType: "dreams" does not exist: use one of classes, boxes
            {"workType":null}                                | workType: nothing does not exist
            {"schema":{"classes":["cat"]}}                   | schema.classes
            {"schema":{"classes":["cat","Cat\u200b"]}}       | schema.classes
            {"schema":{"classes":["cat",7]}}                 | schema.classes[1]
            {"schema":{"classes":["a","b"],"maxBoxes":3}}    | schema."maxBoxes": unknown field
            {"schema":{"type":"boxes","classes":["a","b"]}}  | schema.type
            {"schema":[]}                                    | schema: expected an object
            {"guideline":"\\u0000"}                          | guideline: has a zero character
            {"quality":{"minOverlap":0}}                     | quality.minOverlap: must be a whole number from 1 to 100
            {"quality":{"minOverlap":4,"maxOverlap":3}}      | quality.minOverlap: is 4, more than maxOverlap, 3
            {"quality":{"confidence":0.4}}                   | quality.confidence: must be a number from 0.5 to 1.0
            {"quality":{"minOverlap":2,"maxOverlap":2,"confidence":0.97}} | quality.confidence: is 0.97, but maxOverlap, 2, labels of new workers who all agree come to 0.969: set maxOverlap to 3 or more, or ask for at most 0.969
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
            {"dispatch":{"deadline":"tomorrow"}}             | dispatch.deadline: must be a time from 2000
            {"dispatch":{"deadline":"+292278995-01-01T00:00:00Z"}} | dispatch.deadline: must be a time from 2000-01-01T00:00:00Z to 2100
            {"split":{"partFrames":10,"partSeconds":5}}      | split.partSeconds: is there together with partFrames
            {"split":{"partFrames":10,"overlapFrames":10}}   | split.overlapFrames: must be less than partFrames
            {"split":{"overlapSeconds":1}}                   | split.overlapSeconds: must be less than partSeconds, and goes with it
            {"price":{"currency":"CNY","labelMicros":1e400}} | price.labelMicros: must be a whole number
            {"price":{"currency":"CNY","labelMicros":1,"per":"hour"}} | price.per: must be one of label, object, point, second
            {"price":{"currency":"CNY","labelMicros":1,"per":"second"}} | price.per: is no price of classes: use one of label
            {"repeats":"ask"}                                | repeats: must be one of warn, refuse
            {"dispatch":{"lotUnits":0}}                      | dispatch.lotUnits: must be a whole number from 1 to 500
            {"colour":"red"}                                 | colour: is not a field here: use name, workType, schema
            {"version":3}                                    | version: is set by Terrace
            {"client":"other"}                               | client: is set by Terrace
            """)
    void aFaultNamesTheFieldAndSaysWhatToDo(String change, String fault) throws IOException {
        ObjectNode json = project();
        JSON.readTree(change).properties().forEach(field -> json.set(field.getKey(), field.getValue()));
        assertThatThrownBy(() -> ProjectRequest.project(json, LIMITS))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(fault);
    }

    @Test
    void aPolicyThatOrdinaryPanelsMeetIsTaken() throws IOException {
        ObjectNode json = project();
        json.set("quality", JSON.readTree("{\"minOverlap\":2,\"maxOverlap\":2,\"confidence\":0.969}"));
        assertThat(ProjectRequest.project(json, LIMITS).quality().confidence()).isEqualTo(.969);
        json.set("quality", JSON.readTree("{\"minOverlap\":1,\"maxOverlap\":1,\"confidence\":1}"));
        assertThat(ProjectRequest.project(json, LIMITS).quality().maxOverlap()).isEqualTo(1);
    }

    @Test
    void aVersionIsHeldToTheSame() throws IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(Examples.VERSION);
        json.set("quality", JSON.readTree("{\"minOverlap\":2,\"maxOverlap\":2,\"confidence\":0.95}"));
        assertThatThrownBy(() -> ProjectRequest.version(json, "Cars", LIMITS))
                .hasMessageContaining("quality.confidence: is 0.95, but maxOverlap, 2, labels")
                .hasMessageContaining("come to 0.941: set maxOverlap to 3 or more, or ask for at most 0.941");
    }

    @Test
    void aWholeNumberMayBeWrittenWithAPoint() throws IOException {
        ObjectNode json = project();
        json.set("price", JSON.readTree("{\"currency\":\"CNY\",\"labelMicros\":80000.0}"));
        assertThat(ProjectRequest.project(json, LIMITS).price().labelMicros()).isEqualTo(80_000);
    }

    @Test
    void aDirectiveIsNotOfAVersion() throws IOException {
        ObjectNode json = project();
        json.remove("name");
        assertThatThrownBy(() -> ProjectRequest.version(json, "Cats", LIMITS))
                .hasMessageContaining("dispatch.priority: is the same for all versions: change it with PATCH");
    }

    @Test
    void whatADirectiveLeavesOutStaysAsItIs() throws IOException {
        Directive before = new Directive(7, 3, Instant.parse("2026-12-31T16:00:00Z"), false);
        assertThat(DirectiveFields.change(RequestFields.of(JSON.readTree("{\"paused\":true}")), before))
                .isEqualTo(new Directive(7, 3, before.deadline(), true));
        assertThat(DirectiveFields.change(RequestFields.of(JSON.readTree("{\"deadline\":null,\"weight\":2}")), before))
                .isEqualTo(new Directive(7, 2, null, false));
    }

    @Test
    void aBudgetNeedsACapWhereThePriceIsNotALabels() throws IOException {
        ObjectNode json = project();
        json.put("budgetMicros", 5_000_000);
        assertThat(ProjectRequest.project(json, LIMITS).budgetMicros()).isEqualTo(5_000_000);
        json.put("workType", "boxes");
        json.set("price", JSON.readTree("{\"currency\":\"CNY\",\"labelMicros\":1,\"per\":\"object\"}"));
        assertThatThrownBy(() -> ProjectRequest.project(json, LIMITS)).hasMessageContaining("needs price.mostMicros");
        json.set(
                "price",
                JSON.readTree("{\"currency\":\"CNY\",\"labelMicros\":1,\"per\":\"object\",\"mostMicros\":20}"));
        assertThat(ProjectRequest.project(json, LIMITS).price().mostMicros()).isEqualTo(20);
    }

    @Test
    void allFaultsAreToldAtOnce() throws IOException {
        JsonNode json = JSON.readTree("{\"quality\":{\"minOverlap\":0},\"price\":{},\"x\":1}");
        assertThatThrownBy(() -> ProjectRequest.project(json, LIMITS))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Fault::path)
                                .contains(
                                        "name",
                                        "workType",
                                        "quality.minOverlap",
                                        "price.currency",
                                        "price.labelMicros",
                                        "x"));
    }

    @Test
    void aVersionKeepsTheNameOfItsProject() throws IOException {
        ObjectNode json = project();
        json.remove("dispatch");
        assertThatThrownBy(() -> ProjectRequest.version(json, "Cars", LIMITS))
                .hasMessageContaining("name: is not a field");
    }

    private static ObjectNode project() throws IOException {
        return (ObjectNode) JSON.readTree(Examples.PROJECT);
    }
}
