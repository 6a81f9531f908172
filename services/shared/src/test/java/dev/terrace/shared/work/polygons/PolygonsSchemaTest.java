package dev.terrace.shared.work.polygons;

import static dev.terrace.shared.work.Check.IMAGE;
import static dev.terrace.shared.work.Check.faults;
import static dev.terrace.shared.work.Check.same;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.shared.work.Terms;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolygonsSchemaTest {
    private static final PolygonsSchema SCHEMA = new PolygonsSchema(List.of("road"), 50);

    private static String label(String rings) {
        return "{'polygons':[{'class':'road','rings':" + rings + "}]}";
    }

    @Test
    void ringsAreReadOpenAndClipped() {
        PolygonsLabel label = same(SCHEMA, IMAGE, label("[[[-1,0],[4,0],[4,4],[-1,0]]]"));
        assertThat(label.polygons())
                .containsExactly(
                        new Polygon("road", List.of(List.of(new Point(0, 0), new Point(4, 0), new Point(4, 4)))));
        assertThat(SCHEMA.quantity(label, Terms.Per.POINT)).isEqualTo(3);
        assertThat(SCHEMA.write(label).toString())
                .isEqualTo("{\"polygons\":[{\"class\":\"road\",\"rings\":[[[0.0,0.0],[4.0,0.0],[4.0,4.0]]]}]}");
    }

    @Test
    void holesAndPartsAreRings() {
        same(
                SCHEMA,
                IMAGE,
                label("[[[0,0],[40,0],[40,40],[0,40]],[[10,10],[20,10],[20,20]],[[50,50],[60,50],[60,60]]]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[[0,0],[4,0]]]|polygons[0].rings[0]: an outline needs three points: it has 2",
                "[]|polygons[0].rings: it has no outline: an outline needs three points",
                "[[[0,0],[40,40],[40,0],[0,40]]]|polygons[0].rings[0]: it crosses itself: draw it so that no two sides"
                        + " meet",
                "[[[0,0],[4,0],[8,0]]]|polygons[0].rings[0]: it has no area: its corners lie on a line",
                "[[[0,0],[1,0],[0,1]]]|polygons[0].rings: it has no area: expected at least one square pixel",
                "[[[0,0],[9,0],[9,9]],[[0,0],[9,0],[9,9]]]|polygons[0].rings: it has no area: expected at least one"
                        + " square pixel",
                "[[[0,0],[20,0],[20,20],[0,20]],[[10,10],[30,10],[30,30],[10,30]]]|polygons[0].rings[1]: it crosses"
                        + " polygons[0].rings[0]: a hole lies inside its outline, another part outside",
                "[[[0,0],[4,0],[4,'x']]]|polygons[0].rings[0][2][1]: a corner has no number: expected pixels from the"
                        + " left or the top",
                "[[[0,0],[4,0],[4]]]|polygons[0].rings[0][2]: expected [x, y]",
                "[[[0,0],[680,0],[4,4]]]|polygons[0].rings[0][1]: it leaves the picture by 40 px: draw up to the edge",
                "7|polygons[0].rings: expected a list, which may be empty"
            })
    void whatIsWrongIsNamed(String rings, String fault) {
        assertThat(faults(SCHEMA, IMAGE, label(rings))).containsExactly(fault);
    }

    @Test
    void twoThatAreTheSameAreNamed() {
        String ring = "[[[0,0],[9,0],[9,9]]]";
        String two = "{'polygons':[{'rings':%s},{'rings':%s}]}".formatted(ring, ring);
        assertThat(faults(SCHEMA, IMAGE, two))
                .containsExactly("polygons[1]: it is the same as polygons[0]: two are exactly the same, leave one out");
    }
}
