package dev.terrace.shared.work;

import static dev.terrace.shared.work.Check.json;
import static dev.terrace.shared.work.Check.schemaFaults;
import static dev.terrace.shared.work.Check.work;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.boxes.BoxesSchema;
import dev.terrace.shared.work.classes.ClassSchema;
import dev.terrace.shared.work.classesseveral.ClassesSchema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkTest {

    @Test
    void aSchemaIsReadByItsKind() {
        assertThat(work("classes", "{'classes':['cat','dog']}"))
                .isEqualTo(new Work.OneClass(new ClassSchema(List.of("cat", "dog"))));
        assertThat(work("classes", "{'type':'classes','classes':['cat','dog'],'min':1}"))
                .isEqualTo(new Work.SeveralClasses(new ClassesSchema(List.of("cat", "dog"), 1, 2)));
        assertThat(work("boxes", "{'classes':['car'],'maxBoxes':7}"))
                .isEqualTo(new Work.Boxes(new BoxesSchema(List.of("car"), 7)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "classes|{'classes':['cat','dog']}",
                "classes|{'classes':['cat','dog'],'max':1}",
                "classes|{'classes':['cat','dog'],'labelAttributes':[{'name':'sky','type':'text'}]}",
                "boxes|{'classes':['car'],'attributes':[{'name':'hidden','type':'flag'},{'name':'share','type':'number','min':0,'max':1}]}",
                "polygons|{'classes':['road'],'labelAttributes':[{'name':'sky','type':'choice','options':['clear','grey'],'required':true}]}",
                "spans|{'classes':['person','place'],'flat':false}"
            })
    void aSchemaIsWrittenAsItIsRead(String type, String schema) {
        Work work = work(type, schema);
        assertThat(Work.of((ObjectNode) json(work.json().toString()))).isEqualTo(work);
        assertThat(work.type().label()).isEqualTo(type);
        assertThat(work.json().toString()).doesNotContain("[]");
        assertThat(work.schema().jsonSchema().get("type").textValue()).isEqualTo("object");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "classes|{'classes':['cat']}|schema.classes: expected a list of 2 to 1000 names",
                "classes|{'classes':['cat','Cat ']}|schema.classes[1]: \"Cat\" cannot be told from \"cat\": they look"
                        + " alike; name one otherwise",
                "classes|{'classes':['a','b'],'min':2,'max':1}|schema.min: it is more than max",
                "classes|{'classes':['a','b'],'min':3}|schema.min: expected a whole number from 0 to 2",
                "classes|{'classes':['a','b'],'type':'boxes'}|schema.type: expected the workType, \"classes\"; or"
                        + " leave it out",
                "boxes|{'classes':['car'],'maxBoxes':0}|schema.maxBoxes: expected a whole number from 1 to 1000",
                "boxes|{'classes':['car'],'colour':1}|schema.\"colour\": unknown field; there may be classes,"
                        + " maxBoxes, attributes, labelAttributes, type",
                "boxes|{'maxBoxes':9}|schema.classes: is missing",
                "boxes|{'classes':['car'],'attributes':[{'name':'a','type':'list'}]}|schema.attributes[0].type:"
                        + " \"list\" is unknown: choose one of flag, choice, number, text",
                "boxes|{'classes':['car'],'attributes':[{'name':'a','type':'choice'}]}|schema.attributes[0].options:"
                        + " expected a list of 2 to 1000 names",
                "boxes|{'classes':['car'],'attributes':[{'name':'a','type':'number','min':2,'max':1}]}|schema.attributes[0].min:"
                        + " it is more than max",
                "boxes|{'classes':['car'],'attributes':[{'name':'a','type':'flag'},{'name':'A','type':'flag'}]}|schema.attributes[1].name:"
                        + " \"A\" cannot be told from \"a\": they look alike; name one otherwise",
                "spans|{'classes':['x'],'flat':1}|schema.flat: expected true or false",
                "cubes|{}|workType: \"cubes\" does not exist: use one of",
                "boxes|[]|schema: expected an object"
            })
    void whatIsWrongWithASchemaIsNamed(String type, String schema, String fault) {
        assertThat(schemaFaults(type, schema)).singleElement().asString().startsWith(fault);
    }

    @Test
    void namesAreKeptInOneFormAndMatchedHoweverTheyAreWritten() {
        ClassSchema schema = new ClassSchema(List.of(" cafe\u0301 ", "bar"));
        assertThat(schema.classes()).containsExactly("caf\u00e9", "bar");
        assertThat(schema.read(json("{'class':'CAFE\u0301'}"), Check.IMAGE).name())
                .isEqualTo("caf\u00e9");
        assertThat(Check.faults(schema, Check.IMAGE, "{'class':'pub'}"))
                .containsExactly("class: \"pub\" is unknown: choose one of caf\u00e9, bar");
    }
}
