package dev.terrace.tools.measure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Work;
import dev.terrace.shared.work.boxes.Box;
import dev.terrace.shared.work.boxes.BoxesLabel;
import dev.terrace.shared.work.polygons.Area;
import dev.terrace.shared.work.polygons.Polygon;
import dev.terrace.shared.work.polygons.PolygonsLabel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures in which others publish how good labels of one kind are, over many labels and their truths. */
public interface Measure {

    /** @param label null where there is none: all of the truth is missed */
    void add(Task task, @Nullable JsonNode label, JsonNode truth);

    /** By name, in the order in which they are told. */
    Map<String, Double> figures();

    /** A new one, with nothing added yet. */
    static Measure of(Work work) {
        return switch (work) {
            case Work.OneClass _ -> new ClassMeasure();
            case Work.SeveralClasses _ -> new ClassesMeasure();
            case Work.Boxes(var schema) ->
                new SetMeasure<>(
                        schema, new Likeness<BoxesLabel, Box>(BoxesLabel::boxes, Box::name, Box::overlap, "mean_iou"));
            case Work.Polygons(var schema) ->
                new SetMeasure<>(
                        schema,
                        new Likeness<PolygonsLabel, Polygon>(
                                PolygonsLabel::polygons, Polygon::name, Measure::overlap, "mean_iou"));
            case Work.Spans(var schema) -> new SpansMeasure(schema);
            case Work.Landmarks(var schema) -> new LandmarksMeasure(schema);
            case Work.Answers(var schema) -> new AnswersMeasure(schema);
            case Work.Events(var schema) -> new EventsMeasure(schema);
            case Work.Tracks(var schema) -> new TracksMeasure(schema);
            case Work.Scene(var schema) -> new SceneMeasure(schema);
        };
    }

    private static double overlap(Polygon one, Polygon other) {
        return Area.of(one).overlap(Area.of(other));
    }
}
