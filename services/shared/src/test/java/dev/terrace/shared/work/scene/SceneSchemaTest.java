package dev.terrace.shared.work.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Joined;
import dev.terrace.shared.work.Json;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Piece;
import dev.terrace.shared.work.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SceneSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SceneSchema SCHEMA = SceneSchema.of("car", "person");
    private static final List<Double> K = List.of(1000.0, 0.0, 800.0, 0.0, 1000.0, 450.0, 0.0, 0.0, 1.0);

    /** Looks forward from 1.5 m above the ground. */
    private static final List<Double> AHEAD =
            List.of(0.0, -1.0, 0.0, 0.0, 0.0, 0.0, -1.0, 1.5, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0);

    private static final Content.Camera FRONT = new Content.Camera("front", 1600, 900, K, AHEAD);
    private static final Task TASK = new Task(scene(FRONT, 1), Part.WHOLE);

    private static Content.Scene scene(Content.Camera camera, int frames) {
        return new Content.Scene(
                List.of(camera), Collections.nCopies(frames, new Content.KeyFrame("p.pcd", List.of("f.jpg"))));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static final String BOX =
            "{'id':'b1','camera':'front','class':'car','x1':10.0,'y1':20.0,'x2':30.0,'y2':40.0}";
    private static final String CUBOID =
            "{'id':'c1','class':'car','x':20.0,'y':0.0,'z':0.75,'l':4.0,'w':2.0,'h':1.5,'yaw':0.0}";

    private static String label(String boxes, String cuboids, String links) {
        return "{'boxes':[%s],'cuboids':[%s],'links':[%s]}".formatted(boxes, cuboids, links);
    }

    private static List<String> faults(String label) {
        return SCHEMA.faults(json(label), TASK).stream().map(Fault::toString).toList();
    }

    private static Cuboid cuboid(double x, double y, double z, double l, double w, double h, double yaw) {
        return new Cuboid("c", 0, "car", x, y, z, l, w, h, yaw, Map.of());
    }

    @Test
    void overlapInSpaceHasThePublishedValues() {
        // x, y, bottom, along x, along y, height, yaw
        Cuboid one = cuboid(1.8, -2.5, -1.8 + 1.65 / 2, 1.75, 3.39, 1.65, -1.6615927);
        Cuboid other = cuboid(1.2, -3, -1.9 + 1.7 / 2, 1.8, 3.4, 1.7, -1.9);
        assertThat(one.overlap(other)).isCloseTo(.3710, within(5e-5));
        Cuboid far = cuboid(8.9, -2.5, -1.6 + 1.57 / 2, 1.54, 4.01, 1.57, -1.5215927);
        Cuboid farther = cuboid(8.1, -2.9, -1.8 + 1.6 / 2, 1.5, 4.1, 1.6, -1.8);
        assertThat(far.overlap(farther)).isCloseTo(.3322, within(5e-5));
        assertThat(farther.overlap(far)).isCloseTo(far.overlap(farther), within(1e-12));
        assertThat(one.overlap(one)).isCloseTo(1, within(1e-9));
        assertThat(cuboid(0, 0, 0, 4, 2, 1.5, 0).overlap(cuboid(1, 0, 0, 4, 2, 1.5, 0)))
                .isCloseTo(.6, within(1e-9));
        assertThat(cuboid(0, 0, 0, 4, 2, 1.5, 0).overlap(cuboid(0, 0, 1.5, 4, 2, 1.5, 0)))
                .isZero();
    }

    @Test
    void aCuboidIsSeenWhereTheCalibrationPutsIt() {
        Rectangle seen = new View(FRONT).of(cuboid(20, 0, .75, 4, 2, 1.5, 0)).orElseThrow();
        assertThat(seen.x1()).isCloseTo(744.44, within(5e-3));
        assertThat(seen.y1()).isCloseTo(450, within(5e-3));
        assertThat(seen.x2()).isCloseTo(855.56, within(5e-3));
        assertThat(seen.y2()).isCloseTo(533.33, within(5e-3));
        assertThat(new View(FRONT).of(cuboid(-20, 0, .75, 4, 2, 1.5, 0))).isEmpty();
        assertThat(new View(FRONT).of(cuboid(1, 0, .75, 4, 2, 1.5, 0))).isPresent();
    }

    @Test
    void aLabelIsReadAndWrittenAsItWas() {
        String label = label(BOX, CUBOID, "{'box':'b1','cuboid':'c1'}");
        assertThat(faults(label)).isEmpty();
        assertThat(SCHEMA.write(SCHEMA.read(json(label), TASK)).toString())
                .isEqualTo(json(label).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'w':2.0 | 'w':0.0 | cuboids[0].w: it has no length, width or height: expected metres",
                "'h':1.5 | 'h':-1 | cuboids[0].h: it has no length, width or height: expected metres",
                "'yaw':0.0 | 'yaw':90 | cuboids[0].yaw: the heading is in radians, above -3.1416 up to 3.1416",
                "'x':20.0 | 'x':1e999 | cuboids[0].x: expected a number of metres between -1000 and 1000",
                "'x2':30.0 | 'x2':5 | boxes[0]: it has no width or no height: expected x1 < x2 and y1 < y2",
                "'camera':'front' | 'camera':'rear' | boxes[0].camera: \"rear\" is no camera of this scene: front",
                "'x':20.0 | 'x':-20.0 | links[0]: c1 is not in view of this camera, front",
                "'cuboid':'c1' | 'cuboid':'c9' | links[0]: a link to nothing: there is no cuboid c9",
                "'box':'b1' | 'box':'b9' | links[0]: a link to nothing: there is no box b9",
                "'id':'c1' | 'id':'' | cuboids[0].id: expected a text of 1 to 40 characters",
                "'id':'b1' | 'frame':1,'id':'b1' | boxes[0].frame: expected a whole number from 0 to 0"
            })
    void aWrongLabelIsRefusedWithAPathAndASentence(String what, String by, String fault) {
        String label = label(BOX, CUBOID, "{'box':'b1','cuboid':'c1'}").replace(what, by);
        assertThat(faults(label)).contains(fault);
    }

    @Test
    void aBoxBelongsToOneCuboid() {
        assertThat(faults(label(
                        BOX,
                        CUBOID + "," + CUBOID.replace("c1", "c2").replace("20.0", "25.0"),
                        "{'box':'b1','cuboid':'c1'},{'box':'b1','cuboid':'c2'}")))
                .containsExactly("links[1]: a box belongs to one cuboid: links[0] has linked b1 already");
        assertThat(faults(label(BOX + "," + BOX, CUBOID, "")))
                .containsExactly("boxes[1].id: two objects have the same number: \"b1\"");
    }

    @Test
    void aSingularOrWrongShapedCalibrationIsRefused() {
        assertThat(SCHEMA.faults(TASK.content())).isEmpty();
        assertThat(paths(List.of(1.0, 2.0), AHEAD)).containsExactly("cameras[0].K");
        assertThat(paths(Collections.nCopies(9, 0.0), AHEAD)).containsExactly("cameras[0].K");
        assertThat(paths(K, Collections.nCopies(16, 1.0))).containsExactly("cameras[0].T_cam_ego");
        List<Double> singular = new ArrayList<>(AHEAD);
        singular.set(8, 0.0);
        assertThat(paths(K, singular)).containsExactly("cameras[0].T_cam_ego");
        List<Double> endless = new ArrayList<>(AHEAD);
        endless.set(7, Double.POSITIVE_INFINITY);
        assertThat(paths(K, endless)).containsExactly("cameras[0].T_cam_ego");
        List<Double> mirrored = new ArrayList<>(AHEAD);
        mirrored.set(1, 1.0);
        assertThat(paths(K, mirrored)).containsExactly("cameras[0].T_cam_ego");
        assertThat(SCHEMA.faults(
                        new Content.Scene(List.of(FRONT), List.of(new Content.KeyFrame(null, List.of("a", "b"))))))
                .extracting(Fault::path)
                .containsExactly("frames[0].images");
        assertThat(SCHEMA.faults(new Content.Text("x"))).hasSize(1);
    }

    private static List<String> paths(List<Double> k, List<Double> t) {
        return SCHEMA.faults(scene(new Content.Camera("front", 1600, 900, k, t), 1)).stream()
                .map(Fault::path)
                .toList();
    }

    @Test
    void aSchemaIsChecked() {
        assertThat(SceneSchema.faultsOf(json("{'classes':['car','cone'],'small':['cone'],'noFront':['cone']}")))
                .isEmpty();
        assertThat(SceneSchema.faultsOf(json("{'classes':['car'],'small':['cone']}")))
                .hasSize(1);
        assertThat(Json.read(Json.tree(SCHEMA), SceneSchema.class)).isEqualTo(SCHEMA);
        assertThat(SCHEMA.jsonSchema().at("/properties/cuboids/items/required")).hasSize(9);
    }

    @Test
    void anObjectGoesOnInTheNextWindow() {
        Content.Scene scene = scene(FRONT, 18);
        List<Piece> windows = new ArrayList<>(List.of(
                window(0, 10, at(8, "c1", 20), at(9, "c1", 21)),
                window(8, 18, at(8, "x", 20.5), at(9, "x", 21.5), at(10, "x", 22), at(17, "y", 5))));
        Joined joined = SCHEMA.join(scene, windows);
        JsonNode cuboids = joined.label().get("cuboids");
        assertThat(cuboids).hasSize(4);
        assertThat(cuboids).extracting(c -> c.get("id").asText()).containsExactly("c1", "c1", "c1", "c2");
        assertThat(cuboids).extracting(c -> c.get("x").asDouble()).containsExactly(20.0, 21.5, 22.0, 5.0);
        Collections.reverse(windows);
        assertThat(SCHEMA.join(scene, windows)).isEqualTo(joined);
    }

    private static String at(int frame, String id, double x) {
        return CUBOID.replace("'c1'", "'" + id + "','frame':" + frame).replace("'x':20.0", "'x':" + x);
    }

    private static Piece window(int from, int to, String... cuboids) {
        return new Piece(new Part.Window(from, to), (ObjectNode) json(label("", String.join(",", cuboids), "")));
    }
}
