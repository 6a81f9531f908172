package dev.terrace.shared.work;

import static dev.terrace.shared.work.Check.isByJsonSchema;
import static dev.terrace.shared.work.Check.json;
import static dev.terrace.shared.work.Check.same;
import static dev.terrace.shared.work.Check.work;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kinds of work on points, answers, videos and scenes, with attributes wherever they may be. */
class WorkFormsTest {
    private static final String FLAG = "[{'name':'blurred','type':'flag'}]";
    private static final Content.Camera FRONT = new Content.Camera(
            "front",
            1600,
            900,
            List.of(1000.0, 0.0, 800.0, 0.0, 1000.0, 450.0, 0.0, 0.0, 1.0),
            List.of(0.0, -1.0, 0.0, 0.0, 0.0, 0.0, -1.0, 1.5, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0));
    private static final Content VIDEO = new Content.Video("v.mp4", 640, 480, new Content.FrameRate(25, 1), 300);

    /** A kind: its name, a schema, an item, a label, and a label that its JSON Schema refuses. */
    private enum Form {
        LANDMARKS(
                "{'groups':[{'name':'nose','size':1}],'labelAttributes':%s}",
                new Content.Image("f.jpg", 640, 480),
                "{'points':{'nose':[[1.5,2.5,1]]},'attributes':{'blurred':true}}",
                "{'points':{'nose':[[1.5,2.5,3]]}}"),
        ANSWERS(
                "{'reasons':['true'],'labelAttributes':%s}",
                new Content.Pair("?", List.of(new Content.Answer("a", "x"), new Content.Answer("b", "y"))),
                "{'order':[['b'],['a']],'by':2,'shown':['a','b'],'reasons':['true'],'attributes':{'blurred':true}}",
                "{'order':[]}"),
        EVENTS(
                "{'products':['cola','tea'],'attributes':%s,'labelAttributes':%1$s}",
                VIDEO,
                "{'events':[{'product':'tea','start':40,'end':80,'hand':'both','attributes':{'blurred':true}}],"
                        + "'attributes':{'blurred':true}}",
                "{'events':[{'product':'tea','start':40,'end':80}]}"),
        TRACKS(
                "{'classes':['car'],'attributes':%s,'labelAttributes':%1$s}",
                VIDEO,
                "{'tracks':[{'id':'t1','class':'car','keys':[{'frame':0,'x1':0,'y1':0,'x2':9,'y2':9},"
                        + "{'frame':5,'outside':true}],'attributes':{'blurred':true}}],'attributes':{'blurred':true}}",
                "{'tracks':[{'id':'t1','keys':[{'frame':0}]}]}"),
        SCENE(
                "{'classes':['car'],'attributes':%s,'boxAttributes':%1$s,'labelAttributes':%1$s}",
                new Content.Scene(List.of(FRONT), List.of(new Content.KeyFrame("p.pcd", List.of("f.jpg")))),
                "{'boxes':[{'id':'b1','camera':'front','x1':1,'y1':2,'x2':3,'y2':4,'attributes':{'blurred':true}}],"
                        + "'cuboids':[{'id':'c1','x':20,'y':0,'z':1,'l':4,'w':2,'h':2,'yaw':0}],"
                        + "'links':[{'box':'b1','cuboid':'c1'}],'attributes':{'blurred':true}}",
                "{'boxes':[{'id':'b1','x1':1,'y1':2,'x2':3,'y2':4}],'cuboids':[]}");

        private final String schema;
        private final Content content;
        private final String label;
        private final String wrong;

        Form(String schema, Content content, String label, String wrong) {
            this.schema = schema.formatted(FLAG);
            this.content = content;
            this.label = label;
            this.wrong = wrong;
        }

        Work read() {
            return work(name().toLowerCase(Locale.ROOT), schema);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLabelIsReadWrittenAndDescribed(Form form) {
        LabelSchema<?> schema = form.read().schema();
        assertThat(schema.faults(form.content)).isEmpty();
        same(schema, new Task(form.content, Part.WHOLE), form.label);
        assertThat(isByJsonSchema(schema, form.wrong)).isFalse();
        assertThat(Check.faults(schema, new Task(form.content, Part.WHOLE), form.wrong))
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aSchemaIsWrittenAsItIsRead(Form form) {
        Work work = form.read();
        assertThat(Work.of((ObjectNode) json(work.json().toString()))).isEqualTo(work);
    }

    @ParameterizedTest
    @EnumSource
    void aLabelOfAnotherKindIsRefused(Form form) {
        LabelSchema<?> schema = form.read().schema();
        for (Form other : Form.values()) {
            boolean itself = other == form;
            assertThat(schema.faults(json(other.label), new Task(form.content, Part.WHOLE))
                            .isEmpty())
                    .as("%s for %s", other, form)
                    .isEqualTo(itself);
        }
    }
}
