package dev.terrace.tools.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Json;
import java.util.List;
import java.util.stream.Stream;

/**
 * Kinds of work that the day of the demo does not have, over the same pictures, films and texts: for whoever signs in to try them.
 *
 * @param folder of the sample whose items are shown
 * @param schema as JSON
 */
public record FurtherWork(String folder, String name, String workType, String schema, String guideline) {

    private static final List<FurtherWork> ALL = List.of(
            new FurtherWork(
                    "texts",
                    "What a report is about",
                    "classes",
                    "{\"type\": \"classes\", \"classes\": [\"people\", \"trade\", \"travel\", \"something else\"]}",
                    "Choose what most of the text tells of."),
            new FurtherWork(
                    "faces",
                    "What is seen of a face",
                    "classes",
                    "{\"type\": \"classes\", \"min\": 0, \"max\": 3, \"classes\": [\"eyes\", \"nose\", \"mouth\"]}",
                    "Choose all that can be seen; nothing, if nothing can."),
            new FurtherWork(
                    "faces",
                    "Eyes and mouths",
                    "boxes",
                    "{\"type\": \"boxes\", \"classes\": [\"eye\", \"mouth\"]}",
                    "Draw a tight box round each eye and each mouth."),
            new FurtherWork(
                    "faces",
                    "Outlines of faces",
                    "polygons",
                    "{\"type\": \"polygons\", \"classes\": [\"face\"]}",
                    "Click along the outline of the face; Enter closes it."),
            new FurtherWork(
                    "vending",
                    "The hand at the machine",
                    "tracks",
                    "{\"type\": \"tracks\", \"classes\": [\"hand\"]}",
                    "Follow each hand from the frame in which it comes to the one in which it goes."));

    /** What may further be asked of the items of a sample. */
    public static Stream<FurtherWork> of(String folder) {
        return ALL.stream().filter(work -> work.folder.equals(folder));
    }

    /** The body that makes its project. */
    public ObjectNode project() {
        ObjectNode project =
                Json.object().put("name", name).put("workType", workType).put("guideline", guideline);
        project.set("schema", Json.parse(schema));
        project.putObject("quality").put("minOverlap", 2).put("maxOverlap", 4).put("confidence", 0.8);
        Sample.price(project, 100_000);
        return project;
    }
}
