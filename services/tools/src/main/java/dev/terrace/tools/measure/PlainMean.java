package dev.terrace.tools.measure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Work;
import dev.terrace.shared.work.answers.AnswersLabel;
import dev.terrace.shared.work.boxes.Box;
import dev.terrace.shared.work.boxes.BoxesLabel;
import dev.terrace.shared.work.classes.ClassLabel;
import dev.terrace.shared.work.classesseveral.ClassesLabel;
import dev.terrace.shared.work.events.Event;
import dev.terrace.shared.work.events.EventsLabel;
import dev.terrace.shared.work.polygons.Area;
import dev.terrace.shared.work.polygons.Polygon;
import dev.terrace.shared.work.polygons.PolygonsLabel;
import dev.terrace.shared.work.scene.Cuboid;
import dev.terrace.shared.work.scene.SceneLabel;
import dev.terrace.shared.work.spans.Span;
import dev.terrace.shared.work.spans.SpansLabel;
import dev.terrace.shared.work.tracks.TracksLabel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;

/**
 * What somebody would make of several labels who knows no better: of choices the most common; of objects those of the first label,
 * each placed at the mean of it and of the likest of each other label. A yardstick.
 */
public final class PlainMean {
    private PlainMean() {}

    /** @param labels at least one, the first of which tells what there is */
    public static JsonNode of(Work work, Task task, List<JsonNode> labels) {
        return switch (work) {
            case Work.OneClass(var schema) -> mean(schema, task, labels, PlainMean::<ClassLabel>mostCommon);
            case Work.SeveralClasses(var schema) -> mean(schema, task, labels, PlainMean::ofClasses);
            case Work.Boxes(var schema) ->
                mean(
                        schema,
                        task,
                        labels,
                        all -> new BoxesLabel(objects(all, BoxesLabel::boxes, Box::overlap, Means::ofBoxes)));
            case Work.Polygons(var schema) ->
                mean(
                        schema,
                        task,
                        labels,
                        all -> new PolygonsLabel(
                                objects(all, PolygonsLabel::polygons, PlainMean::overlap, Means::ofPolygons)));
            case Work.Spans(var schema) ->
                mean(
                        schema,
                        task,
                        labels,
                        all -> new SpansLabel(objects(all, SpansLabel::spans, Span::shared, Means::ofSpans)));
            case Work.Landmarks(var schema) -> mean(schema, task, labels, Means::ofPoints);
            case Work.Answers(var schema) -> mean(schema, task, labels, PlainMean::ofOrders);
            case Work.Events(var schema) ->
                mean(
                        schema,
                        task,
                        labels,
                        all -> new EventsLabel(objects(all, EventsLabel::events, Event::overlap, Means::ofEvents)));
            case Work.Tracks(var schema) ->
                mean(
                        schema,
                        task,
                        labels,
                        all -> new TracksLabel(objects(all, TracksLabel::tracks, Means::similarity, Means::ofTracks)));
            case Work.Scene(var schema) ->
                mean(
                        schema,
                        task,
                        labels,
                        all -> new SceneLabel(
                                all.getFirst().boxes(),
                                objects(all, SceneLabel::cuboids, Cuboid::overlap, Means::ofCuboids),
                                all.getFirst().links()));
        };
    }

    private static <L extends Label> JsonNode mean(
            LabelSchema<L> schema, Task task, List<JsonNode> labels, Function<List<L>, L> mean) {
        return schema.write(mean.apply(
                labels.stream().map(label -> schema.read(label, task)).toList()));
    }

    private static double overlap(Polygon one, Polygon other) {
        return Area.of(one).overlap(Area.of(other));
    }

    /** @param mean of the first and those that are the likest to it */
    private static <L, O> List<O> objects(
            List<L> labels,
            Function<L, List<O>> objects,
            ToDoubleBiFunction<O, O> likeness,
            Function<List<O>, O> mean) {
        List<O> means = new ArrayList<>();
        for (O object : objects.apply(labels.getFirst())) {
            List<O> same = new ArrayList<>(List.of(object));
            for (L other : labels.subList(1, labels.size())) {
                objects.apply(other).stream()
                        .filter(o -> likeness.applyAsDouble(o, object) > 0)
                        .max(Comparator.comparingDouble(o -> likeness.applyAsDouble(o, object)))
                        .ifPresent(same::add);
            }
            means.add(mean.apply(same));
        }
        return means;
    }

    private static <T> T mostCommon(List<T> labels) {
        return labels.stream()
                .max(Comparator.comparingLong(
                        one -> labels.stream().filter(one::equals).count()))
                .orElseThrow();
    }

    /** The classes that more than half name. */
    private static ClassesLabel ofClasses(List<ClassesLabel> labels) {
        List<String> chosen = labels.stream()
                .flatMap(label -> label.classes().stream())
                .distinct()
                .filter(name -> 2
                                * labels.stream()
                                        .filter(l -> l.classes().contains(name))
                                        .count()
                        > labels.size())
                .toList();
        return new ClassesLabel(chosen);
    }

    private static AnswersLabel ofOrders(List<AnswersLabel> labels) {
        List<List<String>> order =
                mostCommon(labels.stream().map(AnswersLabel::order).toList());
        return labels.stream()
                .filter(label -> label.order().equals(order))
                .findFirst()
                .orElseThrow();
    }
}
