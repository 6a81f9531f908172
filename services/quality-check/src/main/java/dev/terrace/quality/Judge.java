package dev.terrace.quality;

import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Work;

/** A kind of work's labels with the consensus that makes them into one: here the two meet, and no cast is needed. */
public record Judge<L extends Label>(LabelSchema<L> schema, Consensus<L> consensus) {

    /** The one list of all kinds of consensus. */
    public static Judge<?> of(Work work) {
        return switch (work) {
            case Work.OneClass(var schema) ->
                new Judge<>(schema, new dev.terrace.quality.classes.ClassConsensus(schema));
            case Work.SeveralClasses(var schema) ->
                new Judge<>(schema, new dev.terrace.quality.classesseveral.ClassesConsensus(schema));
            case Work.Boxes(var schema) -> new Judge<>(schema, new dev.terrace.quality.boxes.BoxConsensus(schema));
            case Work.Polygons(var schema) ->
                new Judge<>(schema, new dev.terrace.quality.polygons.PolygonConsensus(schema));
            case Work.Spans(var schema) -> new Judge<>(schema, new dev.terrace.quality.spans.SpanConsensus(schema));
            case Work.Landmarks(var schema) ->
                new Judge<>(schema, new dev.terrace.quality.landmarks.LandmarksConsensus(schema));
            case Work.Answers(var schema) ->
                new Judge<>(schema, new dev.terrace.quality.answers.AnswersConsensus(schema));
        };
    }
}
