package dev.terrace.shared.work.boxes;

import static dev.terrace.shared.work.Check.IMAGE;
import static dev.terrace.shared.work.Check.faults;
import static dev.terrace.shared.work.Check.isByJsonSchema;
import static dev.terrace.shared.work.Check.same;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.shared.work.Attribute;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Terms;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxesSchemaTest {
    private static final BoxesSchema SCHEMA = new BoxesSchema(List.of("car", "person"), 3);
    private static final BoxesSchema DETAILED = new BoxesSchema(
            List.of("car"),
            9,
            Attributes.of(
                    Attribute.flag("occluded"),
                    Attribute.choice("side", "left", "right"),
                    new Attribute("share", Attribute.Kind.NUMBER, List.of(), 0.0, 1.0, false, false),
                    new Attribute("note", Attribute.Kind.TEXT, List.of(), null, null, false, false)),
            Attributes.of(Attribute.choice("sky", "clear", "grey")));

    @Test
    void boxesAreReadAndClippedByAtMostTwoPixels() {
        assertThat(same(SCHEMA, IMAGE, "{'boxes':[{'class':'car','x1':-2,'y1':20,'x2':110,'y2':481.5}]}"))
                .isEqualTo(new BoxesLabel(List.of(new Box("car", 0, 20, 110, 480))));
        assertThat(same(SCHEMA, IMAGE, "{'boxes':[]}").boxes()).isEmpty();
        assertThat(SCHEMA.quantity(new BoxesLabel(List.of(new Box("car", 0, 0, 1, 1))), Terms.Per.OBJECT))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'boxes':[{'class':'car','x1':10,'y1':0,'x2':10,'y2':9}]}|boxes[0]: it has no width or no height:"
                        + " expected x1 < x2 and y1 < y2",
                "{'boxes':[{'class':'car','x1':2000,'y1':0,'x2':2010,'y2':9}]}|boxes[0]: it lies outside the picture",
                "{'boxes':[{'class':'car','x1':-9,'y1':0,'x2':0,'y2':9}]}|boxes[0]: it lies outside the picture",
                "{'boxes':[{'class':'car','x1':600,'y1':0,'x2':680,'y2':9}]}|boxes[0].x2: it leaves the picture by 40"
                        + " px: draw up to the edge",
                "{'boxes':[{'class':'car','x1':0,'y1':-2.5,'x2':9,'y2':9}]}|boxes[0].y1: it leaves the picture by 2.5"
                        + " px: draw up to the edge",
                "{'boxes':[{'class':'car','x1':0,'y1':0,'x2':'a','y2':9}]}|boxes[0].x2: a corner has no number:"
                        + " expected pixels from the left or the top",
                "{'boxes':[{'class':'bus','x1':0,'y1':0,'x2':9,'y2':9}]}|boxes[0].class: \"bus\" is unknown: choose"
                        + " one of car, person",
                "{'boxes':[{'x1':0,'y1':0,'x2':9,'y2':9}]}|boxes[0].class: is missing",
                "{'boxes':[{'class':'car','x1':0,'y1':0,'x2':100,'y2':100},{'class':'car','x1':0,'y1':0,'x2':100,'y2':99}]}|boxes[1]:"
                        + " it is the same as boxes[0]: two are exactly the same, leave one out",
                "{'boxes':[{},{},{},{}]}|boxes: at most 3: there are 4",
                "{'polygons':[]}|\"polygons\": unknown field; there may be boxes",
                "{'boxes':[{'class':'car','x1':0,'y1':0,'x2':9,'y2':9,'attributes':{}}]}|boxes[0].\"attributes\":"
                        + " unknown field; there may be class, x1, y1, x2, y2"
            })
    void whatIsWrongIsNamed(String label, String fault) {
        assertThat(faults(SCHEMA, IMAGE, label)).contains(fault);
    }

    @Test
    void boxesOfTwoClassesMayLieOnOneAnother() {
        same(
                SCHEMA,
                IMAGE,
                "{'boxes':[{'class':'car','x1':0,'y1':0,'x2':9,'y2':9},{'class':'person','x1':0,'y1':0,'x2':9,'y2':9}]}");
    }

    @Test
    void numbersBeyondAllNumbersAreRefused() {
        assertThat(faults(SCHEMA, IMAGE, "{'boxes':[{'class':'car','x1':0,'y1':0,'x2':1e400,'y2':9}]}"))
                .containsExactly("boxes[0].x2: expected a number of pixels between -1000000 and 1000000");
    }

    @Test
    void attributesAreReadByWhatTheyAre() {
        BoxesLabel label = same(
                DETAILED,
                IMAGE,
                "{'boxes':[{'x1':0,'y1':0,'x2':9,'y2':9,'attributes':{'occluded':true,'side':'left','share':0.50,'note':'x'}}],'attributes':{'sky':'grey'}}");
        assertThat(label.attributes()).isEqualTo(Map.of("sky", "grey"));
        assertThat(label.boxes().getFirst().attributes())
                .isEqualTo(Map.of("occluded", true, "side", "left", "share", new BigDecimal("0.5"), "note", "x"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'side':'up'}|boxes[0].attributes.side: \"up\" is unknown: choose one of left, right",
                "{}|boxes[0].attributes.side: is missing",
                "{'side':'left','share':2}|boxes[0].attributes.share: expected a number of share between 0 and 1",
                "{'side':'left','occluded':'yes'}|boxes[0].attributes.occluded: expected true or false",
                "{'side':'left','note':3}|boxes[0].attributes.note: expected a text of at most 2000 characters",
                "{'side':'left','colour':3}|boxes[0].attributes.\"colour\": unknown field; there may be side,"
                        + " occluded, share, note"
            })
    void whatIsWrongWithAttributesIsNamed(String attributes, String fault) {
        String label = "{'boxes':[{'x1':0,'y1':0,'x2':9,'y2':9,'attributes':%s}],'attributes':{'sky':'grey'}}";
        assertThat(faults(DETAILED, IMAGE, label.formatted(attributes))).containsExactly(fault);
        assertThat(isByJsonSchema(DETAILED, label.formatted(attributes))).isFalse();
        assertThat(faults(DETAILED, IMAGE, "{'boxes':[]}")).containsExactly("attributes.sky: is missing");
    }

    @Test
    void onlyAnImageHasBoxes() {
        assertThat(SCHEMA.faults(new Content.Text("x"))).hasSize(1);
    }
}
