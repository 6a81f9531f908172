package dev.terrace.shared.work.landmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Json;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Terms;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LandmarksSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Task FACE = new Task(new Content.Image("face.jpg", 200, 100), Part.WHOLE);
    private static final LandmarksSchema EYES = eyes();

    private static LandmarksSchema eyes() {
        String schema = """
                {"groups": [{"name": "left_eye", "size": 3, "closed": true}, {"name": "nose", "size": 1}]}""";
        assertThat(LandmarksSchema.faultsOf(json(schema))).isEmpty();
        return Json.read(json(schema), LandmarksSchema.class);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<String> faults(String label) {
        return EYES.faults(json(label), FACE).stream().map(Fault::toString).toList();
    }

    @ParameterizedTest
    @CsvSource({"face-5, 5, 4, 2", "face-68, 68, 8, 58", "face-98, 98, 10, 86"})
    void templatesNumberTheirPointsThroughAndMirrorInPairs(String name, int points, int groups, int moved) {
        LandmarksSchema face = LandmarksSchema.ofTemplate(name);
        assertThat(face.points()).isEqualTo(points);
        assertThat(face.groups()).hasSize(groups);
        assertThat(face.groups().stream().mapToInt(FeatureGroup::size).sum()).isEqualTo(points);
        assertThat(new HashSet<>(face.mirror())).hasSize(points);
        for (int i = 0; i < points; i++) {
            assertThat(face.mirror().get(face.mirror().get(i))).isEqualTo(i);
        }
    }

    @Test
    void templatesHaveThePublishedOrders() {
        LandmarksSchema of68 = LandmarksSchema.ofTemplate("face-68");
        assertThat(of68.mirror().subList(36, 42)).containsExactly(45, 44, 43, 42, 47, 46);
        assertThat(of68.normalizer()).containsExactly(36, 45);
        assertThat(of68.groups().stream().map(of68::first)).containsExactly(0, 17, 22, 27, 36, 42, 48, 60);
        LandmarksSchema of98 = LandmarksSchema.ofTemplate("face-98");
        assertThat(of98.mirror().subList(33, 42)).containsExactly(46, 45, 44, 43, 42, 50, 49, 48, 47);
        assertThat(of98.mirror().subList(60, 68)).containsExactly(72, 71, 70, 69, 68, 75, 74, 73);
        assertThat(of98.groups().stream().map(of98::first)).containsExactly(0, 33, 42, 51, 60, 68, 76, 88, 96, 97);
    }

    @Test
    void aLabelIsReadAndWrittenAsItWas() {
        String label = """
                {"points":{"left_eye":[[10.5,20.0,2],[30.0,20.0,1],[null,null,0]],"nose":[[200.0,50.0,2]]}}""";
        assertThat(faults(label)).isEmpty();
        assertThat(EYES.write(EYES.read(json(label), FACE)).toString()).isEqualTo(label);
        assertThat(EYES.quantity(EYES.read(json(label), FACE), Terms.Per.POINT)).isEqualTo(4);
        assertThat(EYES.quantity(EYES.read(json(label), FACE), Terms.Per.LABEL)).isEqualTo(1);
    }

    @Test
    void aPointALittleOverTheEdgeIsClipped() {
        String label = """
                {"points":{"left_eye":[[-2,0,2],[202,1,2],[3,102,2]],"nose":[[4,4,2]]}}""";
        assertThat(faults(label)).isEmpty();
        assertThat(EYES.read(json(label), FACE).points().subList(0, 3))
                .containsExactly(
                        new Landmark(0, 0, Landmark.State.VISIBLE),
                        new Landmark(200, 1, Landmark.State.VISIBLE),
                        new Landmark(3, 100, Landmark.State.VISIBLE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'left_eye':[[1,1,2],[2,2,2],[3,3,2]]} | points.nose: the nose is missing",
                "{'left_eye':[[1,1,2],[2,2,2]],'nose':[[1,1,2]]} | points.left_eye: 3 points needed, 2 set",
                "{'left_eye':[[1,1,2],[2,2,2],[3,140,2]],'nose':[[1,1,2]]} | points.left_eye[2]: outside the image by 40 px",
                "{'left_eye':[[1,1,2],[2,2,2],[3,3,0]],'nose':[[1,1,2]]} | points.left_eye[2]: a point outside has no place: expected null, null, 0",
                "{'left_eye':[[1,1,2],[2,2,2],[null,3,2]],'nose':[[1,1,2]]} | points.left_eye[2][0]: expected a number of pixels between -1000000 and 1000000",
                "{'left_eye':[[1,1,2],[2,2,2],[3,3,3]],'nose':[[1,1,2]]} | points.left_eye[2][2]: expected a whole number from 0 to 2",
                "{'left_eye':[[1,1,2],[2,2,2],[3,3,2]],'nose':[[1,1,2]],'ear':[]} | points.\"ear\": there is no such feature: left_eye, nose",
                "{'left_eye':[[1,1,2],[2,2,2],[3,3,2]],'nose':[[1e999,1,2]]} | points.nose[0][0]: expected a number of pixels between -1000000 and 1000000",
                "[] | points: expected an object with a list of points for each feature"
            })
    void aWrongLabelIsRefusedWithAPathAndASentence(String points, String fault) {
        assertThat(faults("{\"points\":" + points.replace('\'', '"') + "}")).contains(fault);
    }

    @Test
    void aHundredThousandFaultsAreToldAsTwenty() {
        ObjectNode label = JSON.createObjectNode();
        ObjectNode points = label.putObject("points");
        for (int i = 0; i < 100_000; i++) {
            points.putArray("g" + i);
        }
        assertThat(EYES.faults(label, FACE)).hasSize(20);
    }

    @Test
    void anotherKindOfLabelAndAnotherKindOfItemAreRefused() {
        assertThat(faults("{\"boxes\":[]}")).hasSize(2);
        assertThat(EYES.faults(new Content.Text("hello"))).hasSize(1);
        assertThat(EYES.faults(FACE.content())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'template':'face-69'}",
                "{'groups':[]}",
                "{'groups':[{'name':'nose','size':0}]}",
                "{'groups':[{'name':'Nose 1','size':1}]}",
                "{'groups':[{'name':'nose','size':1},{'name':'nose','size':2}]}",
                "{'groups':[{'name':'nose','size':2}],'mirror':[1]}",
                "{'groups':[{'name':'nose','size':2}],'mirror':[1,1]}",
                "{'groups':[{'name':'nose','size':2}],'normalizer':[0,0]}",
                "{'groups':[{'name':'nose','size':1001}]}",
                "{'groups':[{'name':'nose','size':1,'radius':0}]}",
                "{'template':'face-5','groups':[{'name':'nose','size':2}]}",
                "{'template':'face-5','mirror':[0,1,2,3,4]}"
            })
    void aWrongSchemaIsRefused(String schema) {
        assertThat(LandmarksSchema.faultsOf(json(schema.replace('\'', '"')))).isNotEmpty();
    }

    @Test
    void aTemplateIsTheSameByNameAndWrittenOut() {
        LandmarksSchema face = LandmarksSchema.ofTemplate("face-98");
        ObjectNode written = Json.tree(face);
        assertThat(LandmarksSchema.faultsOf(written)).isEmpty();
        assertThat(Json.read(written, LandmarksSchema.class)).isEqualTo(face);
        assertThat(Json.read(json("{\"template\":\"face-98\"}"), LandmarksSchema.class))
                .isEqualTo(face);
    }

    @Test
    void theJsonSchemaNamesEveryGroup() {
        ObjectNode schema = EYES.jsonSchema();
        ArrayNode required = (ArrayNode) schema.at("/properties/points/required");
        assertThat(required).extracting(JsonNode::asText).containsExactly("left_eye", "nose");
        assertThat(schema.at("/properties/points/properties/left_eye/maxItems").asInt())
                .isEqualTo(3);
    }
}
