package dev.terrace.shared.work.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Json;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Task;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AnswersSchema SCHEMA = Json.read(json("{'reasons':['correct','kind']}"), AnswersSchema.class);
    private static final Task TWO = pair("a", "b");
    private static final Task THREE = pair("a", "b", "c");

    private static Task pair(String... ids) {
        return new Task(
                new Content.Pair(
                        "why?",
                        List.of(ids).stream()
                                .map(id -> new Content.Answer(id, "so"))
                                .toList()),
                Part.WHOLE);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'order':[['b'],['a']],'by':2,'shown':['a','b'],'reasons':['correct']}",
                "{'order':[['a','b']],'shown':['b','a']}"
            })
    void aLabelIsReadAndWrittenAsItWas(String label) {
        assertThat(SCHEMA.faults(json(label), TWO)).isEmpty();
        assertThat(SCHEMA.write(SCHEMA.read(json(label), TWO))).isEqualTo(json(label));
    }

    @Test
    void equalAnswersAreReadInTheOrderOfTheItem() {
        AnswersLabel label = SCHEMA.read(json("{'order':[['c'],['b','a']]}"), THREE);
        assertThat(label.order()).containsExactly(List.of("c"), List.of("a", "b"));
        assertThat(label.place("a")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'order':[['b'],['a']]} | by: say by how much: 1 a little, 2 clearly, 3 far better",
                "{'order':[['a','b']],'by':1} | by: equal answers have no difference: leave it out",
                "{'order':[['b']],'by':1} | order: place every answer once: 1 of 2 are placed",
                "{'order':[['b'],['a','b']],'by':1} | order[1][1]: place every answer once: \"b\" is there twice",
                "{'order':[['b'],['x']],'by':1} | order[1][0]: \"x\" is not one of the answers shown",
                "{'order':[['b'],['a']],'by':4} | by: expected a whole number from 1 to 3",
                "{'order':[['b'],['a']],'by':1,'shown':['a']} | shown: name every answer once: 1 of 2 are named",
                "{'order':[['b'],['a']],'by':1,'reasons':['nice']} | reasons[0]: \"nice\" is unknown: choose one of"
                        + " correct, kind",
                "{'order':[['b'],['a'],[]],'by':1} | order: at most 2: there are 3",
                "{'class':'b'} | order: is missing"
            })
    void aWrongLabelIsRefusedWithAPathAndASentence(String label, String fault) {
        assertThat(SCHEMA.faults(json(label), TWO).stream().map(Fault::toString))
                .contains(fault);
    }

    @Test
    void ofThreeItIsNotAskedByHowMuch() {
        assertThat(SCHEMA.faults(json("{'order':[['b'],['a'],['c']]}"), THREE)).isEmpty();
        assertThat(SCHEMA.faults(json("{'order':[['b'],['a'],['c']],'by':1}"), THREE))
                .hasSize(1);
    }

    @Test
    void anItemNeedsTwoAnswersThatCanBeToldApart() {
        assertThat(SCHEMA.faults(TWO.content())).isEmpty();
        assertThat(SCHEMA.faults(pair("a").content())).hasSize(1);
        assertThat(SCHEMA.faults(pair("a", "a").content())).hasSize(1);
        assertThat(SCHEMA.faults(new Content.Text("a"))).hasSize(1);
    }

    @Test
    void aSchemaIsChecked() {
        assertThat(AnswersSchema.faultsOf(json("{'by':false,'reasons':['a','b']}")))
                .isEmpty();
        assertThat(AnswersSchema.faultsOf(json("{'by':1,'reasons':['a','a',' ']}")))
                .hasSize(3);
        assertThat(Json.read(Json.tree(SCHEMA), AnswersSchema.class)).isEqualTo(SCHEMA);
    }
}
