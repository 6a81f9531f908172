package dev.terrace.shared.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.shared.work.Label.Box;
import dev.terrace.shared.work.Label.BoxesLabel;
import dev.terrace.shared.work.Label.ClassLabel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelSchemaTest {
    private static final LabelSchema CLASSES = new LabelSchema.Classes(List.of("cat", "dog"));
    private static final LabelSchema BOXES = new LabelSchema.Boxes(List.of("car"), 2);

    @Test
    void readsWhatIsRight() {
        assertThat(CLASSES.fault(json("{'class':'cat'}"))).isEmpty();
        assertThat(CLASSES.read(json("{'class':'cat'}"))).isEqualTo(new ClassLabel("cat"));
        JsonNode one = json("{'boxes':[{'x1':1,'y1':2,'x2':3.5,'y2':4}]}");
        assertThat(BOXES.fault(one)).isEmpty();
        assertThat(BOXES.read(one)).isEqualTo(new BoxesLabel(List.of(new Box("car", 1, 2, 3.5, 4))));
        assertThat(BOXES.fault(json("{'boxes':[]}"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            7                                                 | expected an object with the field class
            {}                                                | class: missing
            {'class':'cow'}                                   | expected one of: cat, dog
            {'class':['cat']}                                 | is not a class of this project
            {'class':'cat','x':1}                             | unknown field
            """)
    void saysWhatIsWrongWithAClass(String label, String fault) {
        assertThat(CLASSES.fault(json(label)).orElseThrow()).contains(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'boxes':7}                                       | expected an array
            {'boxes':[{},{},{}]}                              | 3 are more than the 2 allowed
            {'boxes':[7]}                                     | boxes[0]: expected an object
            {'boxes':[{'x1':1,'y1':2,'x2':3}]}                | boxes[0].y2: expected a number
            {'boxes':[{'x1':1,'y1':2,'x2':3,'y2':1e300}]}     | boxes[0].y2: expected a number
            {'boxes':[{'x1':1,'y1':2,'x2':1,'y2':3}]}         | expected x1 < x2
            {'boxes':[{'x1':1,'y1':2,'x2':3,'y2':4,'z':5}]}   | unknown field
            {'boxes':[{'class':'bus','x1':1,'y1':2,'x2':3,'y2':4}]} | expected one of: car
            """)
    void saysWhatIsWrongWithBoxes(String label, String fault) {
        assertThat(BOXES.fault(json(label)).orElseThrow()).contains(fault);
    }

    @Test
    void idsHaveOneForm() {
        assertThat(LabelId.parse("d-1.0.12#3")).hasToString("d-1.0.12#3");
        assertThat(UnitId.parse("d-1.7.0").lot()).isEqualTo(LotId.parse("d-1.7"));
        for (String bad : List.of("", "d", "d.1", "d.1.01", "d.1.-1", "d.1.99999999999", ".1.1")) {
            assertThatThrownBy(() -> UnitId.parse(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
