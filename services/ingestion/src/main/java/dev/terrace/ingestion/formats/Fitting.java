package dev.terrace.ingestion.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Work;
import dev.terrace.shared.work.landmarks.FeatureGroup;
import dev.terrace.shared.work.landmarks.LandmarksSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes one label of the objects that a file says of an image; those that the project's schema does not take are told and left out. */
final class Fitting {
    private static final Pattern OBJECT = Pattern.compile("[a-z]+\\[([0-9]+)\\]\\.?(.*)");

    private static final Set<String> CLASS_FIELDS = Set.of("class", "product");

    private final Work work;
    private final Attributes attributes;
    private final Troubles troubles;
    private boolean leftOut;

    Fitting(Work work, Troubles troubles) {
        this.work = work;
        this.troubles = troubles;
        this.attributes = switch (work) {
            case Work.Boxes(var schema) -> schema.attributes();
            case Work.Polygons(var schema) -> schema.attributes();
            case Work.Scene(var schema) -> schema.attributes();
            case Work.OneClass _,
                    Work.SeveralClasses _,
                    Work.Spans _,
                    Work.Landmarks _,
                    Work.Answers _,
                    Work.Events _,
                    Work.Tracks _ -> Attributes.NONE;
        };
    }

    /** Whether anything was left out but objects of classes that the project does not have. */
    boolean hasLeftOut() {
        return leftOut;
    }

    /**
     * @param pixelsFrom the number of the first pixel where they are counted as in VOC
     * @return empty if nothing of it can be used
     */
    Optional<ObjectNode> label(Subject subject, List<Sketch> sketches, Content content, int pixelsFrom) {
        if (!hasSize(subject, content)) {
            return Optional.empty();
        }
        List<Sketch> kept = new ArrayList<>();
        for (Sketch sketch : sketches) {
            if (sketch.unit() == Sketch.Unit.WHOLE) {
                return whole(subject, sketch, content);
            }
            Optional<ObjectNode> object = placed(sketch, content, pixelsFrom);
            if (object.isEmpty()) {
                tell(subject, sketch, "", sketch.unit().lacking());
            } else if (content instanceof Content.Scene scene
                    && frameFault(object.get(), scene) instanceof String fault) {
                tell(subject, sketch, "frame", fault);
            } else {
                kept.add(new Sketch(sketch.line(), sketch.at(), Sketch.Unit.PIXELS, object.get()));
            }
        }
        return kept.isEmpty() && !sketches.isEmpty() ? Optional.empty() : fitted(subject, kept, content);
    }

    private void tell(Subject subject, Sketch sketch, String field, String problem) {
        leftOut |= !CLASS_FIELDS.contains(field);
        troubles.tell(
                subject.file(), sketch.line(), field.isEmpty() ? sketch.at() : sketch.at() + ", " + field, problem);
    }

    /** Whether the file means the image as it is. */
    private boolean hasSize(Subject subject, Content content) {
        boolean isOther = content instanceof Content.Image(var _, Integer width, Integer height)
                && width != null
                && height != null
                && subject.width() > 0
                && subject.height() > 0
                && (width != subject.width() || height != subject.height());
        if (isOther && content instanceof Content.Image image) {
            troubles.tell(
                    subject.file(),
                    subject.line(),
                    subject.name(),
                    "is told to have %d × %d pixels, and has %d × %d as it is shown: its labels are left out, make them for this image"
                            .formatted(subject.width(), subject.height(), image.width(), image.height()));
        }
        return !isOther;
    }

    private Optional<ObjectNode> whole(Subject subject, Sketch sketch, Content content) {
        List<Fault> faults = work.schema().faults(sketch.object(), new Task(content, Part.WHOLE));
        if (faults.isEmpty()) {
            return Optional.of(sketch.object());
        }
        tell(subject, sketch, faults.getFirst().path(), faults.getFirst().problem());
        return Optional.empty();
    }

    /** The object in pixels, with the attributes that the project has. */
    private Optional<ObjectNode> placed(Sketch sketch, Content content, int pixelsFrom) {
        if (sketch.unit() == Sketch.Unit.KITTI) {
            return inScene(sketch.object(), content);
        }
        double width = 1;
        double height = 1;
        if (sketch.unit().needsSize()) {
            if (!(content instanceof Content.Image(var _, Integer w, Integer h)) || w == null || h == null) {
                return Optional.empty();
            }
            width = w;
            height = h;
        }
        ObjectNode object = sketch.object();
        int shift = sketch.unit() == Sketch.Unit.VOC_PIXELS ? pixelsFrom : 0;
        for (String side : List.of("x1", "x2", "y1", "y2")) {
            if (object.has(side)) {
                double along = side.startsWith("x") ? width : height;
                double place = sketch.unit().pixels(object.get(side).doubleValue(), along);
                object.put(side, side.endsWith("1") ? place - shift : place);
            }
        }
        for (JsonNode ring : object.path("rings")) {
            place(ring, sketch.unit(), width, height);
        }
        place(object.path("points"), sketch.unit(), width, height);
        AttributeValues.fit(object, attributes);
        return Optional.of(object);
    }

    /** Why nobody can say which key frame an object is of; null if that is clear. */
    private static @Nullable String frameFault(ObjectNode object, Content.Scene scene) {
        int frames = scene.frames().size();
        JsonNode frame = object.get("frame");
        if (frame == null) {
            return frames == 1
                    ? null
                    : "is missing, and the scene has %d key frames: write KITTI's tracking, or a file for each"
                            .formatted(frames);
        }
        return frame.intValue() >= 0 && frame.intValue() < frames
                ? null
                : "is %d, and the scene has the key frames 0 to %d: mend it".formatted(frame.intValue(), frames - 1);
    }

    /** The object as a cuboid of the scene and a box in its first camera. */
    private Optional<ObjectNode> inScene(ObjectNode box, Content content) {
        double[] numbers = LabelFile.numbers(box.path("cuboid"));
        if (!(content instanceof Content.Scene scene) || scene.cameras().isEmpty() || numbers == null) {
            return Optional.empty();
        }
        Content.Camera camera = scene.cameras().getFirst();
        ObjectNode cuboid = KittiObject.of(numbers).cuboid(box.path("class").asText(), camera);
        cuboid.set("attributes", box.path("attributes"));
        AttributeValues.fit(cuboid, attributes);
        ObjectNode both = Json.object();
        for (String field : List.of("frame", "track")) {
            if (box.has(field)) {
                both.set(field, box.get(field));
            }
        }
        box.remove(List.of("cuboid", "attributes", "frame", "track"));
        both.set("box", box.put("camera", camera.name()));
        both.set("cuboid", cuboid);
        return Optional.of(both);
    }

    private static void place(JsonNode points, Sketch.Unit unit, double width, double height) {
        for (JsonNode point : points) {
            if (point instanceof ArrayNode place
                    && place.path(0).isNumber()
                    && place.path(1).isNumber()) {
                place.set(0, DoubleNode.valueOf(unit.pixels(place.get(0).doubleValue(), width)));
                place.set(1, DoubleNode.valueOf(unit.pixels(place.get(1).doubleValue(), height)));
            }
        }
    }

    /** Leaves out what is wrong until nothing is. */
    private Optional<ObjectNode> fitted(Subject subject, List<Sketch> objects, Content content) {
        List<Sketch> kept = new ArrayList<>(objects);
        boolean hadSome = !kept.isEmpty();
        while (!hadSome || !kept.isEmpty()) {
            ObjectNode label = label(subject, kept);
            List<Fault> faults = work.schema().faults(label, new Task(content, Part.WHOLE));
            if (faults.isEmpty()) {
                return Optional.of(label);
            }
            TreeSet<Integer> wrong = new TreeSet<>(Collections.reverseOrder());
            for (Fault fault : faults) {
                Matcher object = OBJECT.matcher(fault.path());
                if (object.matches() && Integer.parseInt(object.group(1)) < kept.size()) {
                    int number = Integer.parseInt(object.group(1));
                    if (wrong.add(number)) {
                        tell(subject, kept.get(number), object.group(2), fault.problem());
                    }
                }
            }
            if (wrong.isEmpty()) {
                Fault first = faults.getFirst();
                String problem = first.path().isEmpty() ? first.problem() : first.path() + ": " + first.problem();
                troubles.tell(subject.file(), subject.line(), subject.name(), "its labels are left out: " + problem);
                return Optional.empty();
            }
            wrong.forEach(number -> kept.remove((int) number));
        }
        return Optional.empty();
    }

    /** The objects as one label; of those that there may be but one of, the first is kept. */
    private ObjectNode label(Subject subject, List<Sketch> kept) {
        ObjectNode label = Json.object();
        switch (work) {
            case Work.OneClass _ -> {
                onlyOne(subject, kept, "an image has one class here");
                kept.forEach(s -> label.set("class", s.object().get("class")));
            }
            case Work.SeveralClasses _ -> {
                ArrayNode names = label.putArray("classes");
                kept.forEach(s -> names.add(s.object().get("class")));
            }
            case Work.Boxes _ -> list(label, "boxes", kept);
            case Work.Polygons _ -> list(label, "polygons", kept);
            case Work.Spans _ -> list(label, "spans", kept);
            case Work.Landmarks(LandmarksSchema schema) -> points(subject, schema, kept, label);
            case Work.Scene _ -> scene(label, kept);
            case Work.Answers _, Work.Events _, Work.Tracks _ -> {}
        }
        return label;
    }

    private static void list(ObjectNode label, String name, List<Sketch> kept) {
        ArrayNode list = label.putArray(name);
        kept.forEach(s -> list.add(s.object()));
    }

    /**
     * A box, a cuboid and the link between them for each, numbered by its track or else through, so that a fault of any of the three
     * is one of the object's.
     */
    private static void scene(ObjectNode label, List<Sketch> kept) {
        ArrayNode boxes = label.putArray("boxes");
        ArrayNode cuboids = label.putArray("cuboids");
        ArrayNode links = label.putArray("links");
        for (Sketch sketch : kept) {
            int number = sketch.object().path("track").asInt(boxes.size() + 1);
            int frame = sketch.object().path("frame").asInt();
            ObjectNode box = (ObjectNode) sketch.object().get("box");
            ObjectNode cuboid = (ObjectNode) sketch.object().get("cuboid");
            boxes.add(box.put("id", "b" + number).put("frame", frame));
            cuboids.add(cuboid.put("id", "c" + number).put("frame", frame));
            links.addObject()
                    .put("box", "b" + number)
                    .put("cuboid", "c" + number)
                    .put("frame", frame);
        }
    }

    private void onlyOne(Subject subject, List<Sketch> kept, String why) {
        while (kept.size() > 1) {
            tell(subject, kept.removeLast(), "", why + ": the first one counts");
        }
    }

    /** Points come numbered through, or by feature. */
    private void points(Subject subject, LandmarksSchema schema, List<Sketch> kept, ObjectNode label) {
        ObjectNode points = label.putObject("points");
        boolean byFeature =
                !kept.isEmpty() && kept.stream().allMatch(s -> s.object().has("group"));
        if (byFeature) {
            kept.forEach(
                    s -> points.set(s.object().get("group").asText(), s.object().get("points")));
            return;
        }
        onlyOne(subject, kept, "an image has one set of points here");
        JsonNode all = kept.isEmpty() ? Json.NONE : kept.getFirst().object().path("points");
        int next = 0;
        for (FeatureGroup group : schema.groups()) {
            ArrayNode list = points.putArray(group.name());
            boolean isLast = group.equals(schema.groups().getLast());
            for (int i = 0; next < all.size() && (i < group.size() || isLast); i++) {
                list.add(all.get(next++));
            }
        }
    }
}
