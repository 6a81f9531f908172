package dev.terrace.ingestion.formats;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.ingestion.formats.Matching.Found;
import dev.terrace.ingestion.formats.TextLines.Line;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Work;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/**
 * Files of labels that came beside media: COCO, CVAT for images 1.1, Label Studio, YOLO, Pascal VOC, KITTI, and Terrace's own. Each
 * tells what it is by what is in it. First all are kept, then read, then asked for the label of each item.
 */
public final class LabelFiles implements AutoCloseable {
    private static final Set<String> EXTENSIONS =
            Set.of("json", "xml", "txt", "yaml", "yml", "names", "ndjson", "jsonl");
    private static final String IN_PART =
            "cannot be read whole, and people would be held to a part of what is right: mend what was told of it, and send it anew";
    private static final String UNKNOWN = "is no file of labels that is read here, and was left out";

    private final Work work;
    private final Path folder;
    private final Troubles troubles;
    private final boolean wholeOnly;
    private final Drawings drawings;
    private final Map<String, Path> files = new LinkedHashMap<>();
    private final Matching matching;
    private Map<Integer, String> classes = Map.of();
    private int vocPixelsFrom = 1;

    /**
     * @param folder for files that are kept until this is closed
     * @param wholeOnly whether a label counts only if all that was said of its item could be used, but for objects of classes that
     *     the project does not have
     */
    public LabelFiles(Work work, Path folder, Troubles troubles, boolean wholeOnly) throws IOException {
        this.work = work;
        this.folder = Files.createTempDirectory(folder, "labels-");
        this.troubles = troubles;
        this.wholeOnly = wholeOnly;
        this.drawings = new Drawings(this.folder.resolve("drawings"));
        this.matching = new Matching(drawings);
    }

    /** Whether a file of this name may be one of labels, and is no medium. */
    public static boolean take(String name) {
        return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** Keeps a file until this is closed; one that cannot be read to its end leaves nothing. */
    public void keep(String name, InputStream bytes) throws IOException {
        Path file = Files.createTempFile(folder, "labels-", ".part");
        try {
            Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
            files.put(name, file);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Reads all that were kept. */
    public void read() throws IOException {
        for (Map.Entry<String, Path> file : files.entrySet()) {
            if (ClassNames.mayBeIn(file.getKey())) {
                classNames(file.getKey(), file.getValue());
            }
        }
        for (Map.Entry<String, Path> file : files.entrySet()) {
            if (!ClassNames.mayBeIn(file.getKey())) {
                read(new LabelFile(file.getKey(), file.getValue(), FileFormat.kind(work), drawings, troubles));
            }
        }
    }

    private void classNames(String name, Path path) throws IOException {
        if (Files.size(path) > ClassNames.MOST_BYTES) {
            troubles.tell(name, 1, null, "is too long for a list of classes: leave it out");
            return;
        }
        try {
            Map<Integer, String> found = ClassNames.read(name, path);
            if (!classes.isEmpty() && !found.isEmpty() && !classes.equals(found)) {
                troubles.tell(
                        name,
                        1,
                        "names",
                        "are not those of the file of names before it, which count: leave one of the two out");
            }
            classes = classes.isEmpty() ? found : classes;
        } catch (CharConversionException e) {
            troubles.tell(name, 1, null, "is not in UTF-8: save it so, and send it anew");
        } catch (JsonProcessingException e) {
            troubles.tell(name, lineOf(e), null, "is no YAML: mend it");
        }
    }

    private static long lineOf(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
    }

    private void read(LabelFile file) throws IOException {
        String name = file.name().toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".json")) {
                json(file);
            } else if (name.endsWith(".xml")) {
                xml(file);
            } else if (name.endsWith(".txt")) {
                text(file);
            } else {
                new OwnReader(file).read();
            }
        } catch (JsonProcessingException e) {
            file.tell(lineOf(e), null, "is cut or broken here: what came before is kept, mend it and send it anew");
        } catch (CharConversionException | CharacterCodingException e) {
            file.tell(1, null, "is not in UTF-8: save it so, and send it anew");
        } catch (XMLStreamException e) {
            long line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            file.tell(line, null, "is cut or broken here: what came before is kept, mend it and send it anew");
        }
    }

    private void json(LabelFile file) throws IOException {
        try (JsonParser json = CocoReader.JSON.createParser(file.path().toFile())) {
            JsonToken first = json.nextToken();
            Set<String> fields = Set.of();
            if (first == JsonToken.START_ARRAY && json.nextToken() == JsonToken.START_OBJECT) {
                JsonNode one = json.readValueAsTree();
                fields = Set.copyOf(
                        one.properties().stream().map(Map.Entry::getKey).toList());
            }
            if (first == JsonToken.START_OBJECT) {
                new CocoReader(file).read();
            } else if (fields.contains("data") || fields.contains("annotations")) {
                new LabelStudioReader(file).read();
            } else if (fields.contains("image_id")) {
                file.tell(
                        1,
                        null,
                        "is a list of results, which says neither images nor classes: pack a COCO file with all three");
            } else {
                file.tell(1, null, UNKNOWN);
            }
        }
    }

    private void xml(LabelFile file) throws IOException, XMLStreamException {
        try (XmlReader xml = new XmlReader(file.path())) {
            switch (xml.open()) {
                case "annotations" -> new CvatReader(file).read(xml);
                case "annotation" -> vocPixelsFrom = new VocReader(file).read(xml.whole()) ? 0 : vocPixelsFrom;
                default -> file.tell(1, null, UNKNOWN);
            }
        }
    }

    private void text(LabelFile file) throws IOException {
        if (Files.size(file.path()) > TextLines.MOST_BYTES) {
            file.tell(1, null, "is too long for the labels of one image: leave it out");
            return;
        }
        TextLines lines = TextLines.of(file.path());
        Stream<Line> all = lines.lines().stream();
        if (lines.lines().isEmpty() || all.anyMatch(line -> YoloReader.isLine(line) || YoloReader.isDota(line))) {
            int points = work instanceof Work.Landmarks(var schema) ? schema.points() : 0;
            new YoloReader(file, classes, points).read(lines);
        } else if (lines.lines().stream().anyMatch(KittiReader::isLine)) {
            new KittiReader(file).read(lines);
        } else {
            file.tell(1, null, UNKNOWN);
        }
    }

    /** Whether a name may be that of something the files speak of: of many names only those need be held to {@link #place}. */
    public Predicate<String> mayBeOf() {
        Set<String> stems = new HashSet<>();
        drawings.subjects().forEach(subject -> stems.addAll(Places.stems(subject.name())));
        return name ->
                Stream.of(name, Places.folder(name)).anyMatch(part -> !Collections.disjoint(Places.stems(part), stems));
    }

    /**
     * Finds what the labels are of, once all are read.
     *
     * @param names that they may be of: files of the archive, or items
     * @param lacking what is told of labels of anything else
     */
    public void place(Set<String> names, String lacking) {
        matching.place(names, lacking);
    }

    /**
     * The label that the files have for an item; empty if they have none.
     *
     * @param media the place in the archive, or the address, of what it shows; of each key frame where it is a scene
     */
    public Optional<ObjectNode> of(String item, List<String> media, Content content) throws IOException {
        List<Found> found = matching.take(item, media);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<Sketch> sketches = new ArrayList<>();
        for (Found one : found) {
            for (Sketch sketch : drawings.of(one.image())) {
                sketches.add(
                        one.isWhole()
                                ? sketch
                                : sketch.of(one.frame(), subject(one).file()));
            }
        }
        Subject subject = subject(found.getFirst());
        Fitting fitting = new Fitting(work, troubles);
        Optional<ObjectNode> label = fitting.label(subject, sketches, content, vocPixelsFrom);
        boolean isPart = fitting.hasLeftOut() || found.stream().anyMatch(one -> drawings.isSpoilt(one.image()));
        if (wholeOnly && isPart && label.isPresent()) {
            troubles.tell(subject.file(), subject.line(), subject.name(), IN_PART);
            return Optional.empty();
        }
        return label;
    }

    private Subject subject(Found found) {
        return drawings.subjects().get(found.image());
    }

    /** Tells why the label that the files have for an item is left out; nothing if they have none. */
    public void leaveOut(String item, List<String> media, String problem) {
        for (Found found : matching.take(item, media)) {
            Subject subject = subject(found);
            troubles.tell(subject.file(), subject.line(), subject.name(), problem);
        }
    }

    /** Tells of images that files speak of and no item shows. */
    public void finish() {
        matching.unused(troubles);
    }

    @Override
    public void close() throws IOException {
        drawings.close();
        for (Path file : files.values()) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }
}
