package dev.terrace.ingestion.formats;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Files of labels that came beside media: COCO, CVAT for images 1.1, Label Studio, YOLO, Pascal VOC, KITTI, and Terrace's own. Each
 * tells what it is by what is in it. First all are kept, then read, then asked for the label of each item.
 */
public final class LabelFiles implements AutoCloseable {
    private static final Set<String> EXTENSIONS =
            Set.of("json", "xml", "txt", "yaml", "yml", "names", "ndjson", "jsonl");
    private static final String UNKNOWN = "is no file of labels that is read here, and was left out";

    private final Work work;
    private final Path folder;
    private final Troubles troubles;
    private final Drawings drawings;
    private final Map<String, Path> files = new LinkedHashMap<>();
    private final Map<String, Integer> byPlace = new HashMap<>();
    private final Map<String, Integer> byName = new HashMap<>();
    private final Map<Integer, String> astray = new TreeMap<>();
    private final BitSet used = new BitSet();
    private Set<String> media = Set.of();
    private Map<Integer, String> classes = Map.of();
    private int vocPixelsFrom = 1;

    /** @param folder for files that are kept until this is closed */
    public LabelFiles(Work work, Path folder, Troubles troubles) throws IOException {
        this.work = work;
        this.folder = Files.createTempDirectory(folder, "labels-");
        this.troubles = troubles;
        this.drawings = new Drawings(this.folder.resolve("drawings"));
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
        return name -> !Collections.disjoint(Places.stems(name), stems);
    }

    /**
     * Finds what the labels are of, once all are read.
     *
     * @param media the names that they may be of: files of the archive, or items
     * @param lacking what is told of labels of anything else
     */
    public void place(Set<String> media, String lacking) {
        this.media = media;
        Places places = new Places(media);
        List<Subject> subjects = drawings.subjects();
        for (int i = 0; i < subjects.size(); i++) {
            Subject subject = subjects.get(i);
            try {
                Optional<String> place = places.of(subject);
                if (place.isPresent()) {
                    once(byPlace, place.get(), i);
                } else {
                    astray.put(i, lacking);
                    once(byName, Places.clean(subject.name()), i);
                }
            } catch (IllegalArgumentException e) {
                astray.put(i, Objects.toString(e.getMessage()));
            }
        }
    }

    /** An image that two files or two parts of one speak of has the labels of the first. */
    private void once(Map<String, Integer> known, String name, int image) {
        Integer before = known.putIfAbsent(name, image);
        if (before == null) {
            return;
        }
        if (drawings.isLooked(before) && drawings.isLooked(image)) {
            astray.put(
                    image,
                    "has labels of %s already: leave one of the two out"
                            .formatted(drawings.subjects().get(before).file()));
        } else {
            astray.remove(image);
            known.put(name, drawings.isLooked(before) ? before : image);
            used.set(drawings.isLooked(before) ? image : before);
        }
    }

    /**
     * The label that the files have for an item; empty if they have none.
     *
     * @param medium its place in the archive, or its address
     */
    public Optional<ObjectNode> of(String item, String medium, Content content) throws IOException {
        Integer image = find(item, medium);
        if (image == null) {
            return Optional.empty();
        }
        used.set(image);
        if (!drawings.isLooked(image)) {
            return Optional.empty();
        }
        return new Fitting(work, troubles)
                .label(drawings.subjects().get(image), drawings.of(image), content, vocPixelsFrom);
    }

    private @Nullable Integer find(String item, String medium) {
        boolean isHere = media.contains(medium);
        Integer image = byPlace.get(isHere ? medium : item);
        String elsewhere = isHere ? item : Places.last(medium);
        for (String name : List.of(item, Places.stem(item), elsewhere, Places.stem(elsewhere))) {
            image = image == null ? byName.get(Places.clean(name)) : image;
        }
        return image;
    }

    /** Tells why the label that the files have for an item is left out; nothing if they have none. */
    public void leaveOut(String item, String medium, String problem) {
        Integer image = find(item, medium);
        if (image != null && drawings.isLooked(image)) {
            used.set(image);
            Subject subject = drawings.subjects().get(image);
            troubles.tell(subject.file(), subject.line(), subject.name(), problem);
        }
    }

    /** Tells of images that files speak of and no item shows. */
    public void finish() {
        List<Subject> subjects = drawings.subjects();
        for (int i = 0; i < subjects.size(); i++) {
            if (!used.get(i)) {
                Subject subject = subjects.get(i);
                String problem = astray.getOrDefault(
                        i, "is no item of this dataset, or its row has a start: these labels are left out");
                troubles.tell(subject.file(), subject.line(), subject.name(), problem);
            }
        }
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
