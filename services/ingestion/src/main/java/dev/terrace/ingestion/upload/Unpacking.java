package dev.terrace.ingestion.upload;

import static dev.terrace.ingestion.Refusal.ARCHIVE_UNREADABLE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.ingestion.RefusedRow;
import dev.terrace.ingestion.Row;
import dev.terrace.ingestion.archive.Entries;
import dev.terrace.ingestion.formats.LabelFiles;
import dev.terrace.ingestion.formats.Troubles;
import dev.terrace.ingestion.media.Arrivals;
import dev.terrace.ingestion.media.BadMediaException;
import dev.terrace.ingestion.media.Media;
import dev.terrace.ingestion.media.Medium;
import dev.terrace.shared.media.MediaAddresses;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Work;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of an archive as they come: media are kept for good, a manifest and files of labels until this is closed. */
final class Unpacking implements Entries, MediaNames, AutoCloseable {
    static final String LEFT_OUT = "is what a computer packs beside files, and was left out; there is nothing to do";
    private static final Set<String> MANIFESTS = Set.of("manifest.ndjson", "manifest.jsonl", "manifest.csv");

    private final Media media;
    private final Arrivals arrivals;
    private final String client;
    private final Source.Sink sink;
    private final Map<LabelUse, LabelFiles> labels = new EnumMap<>(LabelUse.class);
    private final Map<String, Medium> files = new LinkedHashMap<>();
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final Deque<RefusedRow> refused = new ArrayDeque<>();
    private @Nullable Spooled manifest;
    private String manifestName = "";
    private int place;

    Unpacking(Media media, String client, Work work, Source.Sink sink) throws IOException {
        this.media = media;
        this.arrivals = media.arrivals();
        this.sink = sink;
        this.client = client;
        Troubles troubles = (file, line, field, problem) -> refused.add(new RefusedRow(line, file, field, problem));
        for (LabelUse use : LabelUse.values()) {
            labels.put(use, new LabelFiles(work, media.arriving(), troubles, use == LabelUse.GOLD));
        }
    }

    @Override
    public void file(String name, InputStream bytes) throws IOException {
        place++;
        if (isManifest(name)) {
            manifest(name, bytes);
            return;
        }
        if (LabelFiles.take(name)) {
            of(LabelUse.of(name)).keep(name, bytes);
            return;
        }
        try {
            files.put(name, arrivals.take(bytes, client));
            places.put(name, place);
            sink.kept();
        } catch (BadMediaException e) {
            refused(place, name, e.problem());
        }
    }

    static boolean isManifest(String name) {
        return MANIFESTS.contains(name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT));
    }

    private void manifest(String name, InputStream bytes) throws IOException {
        if (manifest != null) {
            throw new Refused(
                    ARCHIVE_UNREADABLE,
                    "It has two manifests, %s and %s: leave one of the two out".formatted(manifestName, name));
        }
        manifestName = name;
        manifest = Spooled.of(bytes, media.arriving());
    }

    @Override
    public void refused(String name, String problem) {
        place++;
        refused(place, name, problem);
    }

    @Override
    public void leftOut(String name) {
        place++;
        refused(place, name, LEFT_OUT);
    }

    private void refused(int at, String name, String problem) {
        refused.add(new RefusedRow(at, name, null, problem));
    }

    /** The media that came, by their names in the archive. */
    Map<String, Medium> files() {
        return files;
    }

    /** The place of a file in the archive, from 1. */
    int place(String name) {
        return places.getOrDefault(name, 0);
    }

    /** The manifest; null if there is none. */
    @Nullable
    Path manifest() {
        return manifest == null ? null : manifest.file();
    }

    String manifestName() {
        return manifestName;
    }

    /** Keeps the media for good and reads the files of labels, once all has come. */
    void finishFiles() throws IOException {
        arrivals.keep();
        for (LabelFiles ofUse : labels.values()) {
            ofUse.read();
            ofUse.place(files.keySet(), "is not in the archive: pack it, or leave its labels out");
        }
    }

    /** Tells which labels no item has taken. */
    void finishLabels() {
        labels.values().forEach(LabelFiles::finish);
    }

    /** Hands over what has been refused since the last time. */
    void tell() throws IOException {
        for (Row row = refused.poll(); row != null; row = refused.poll()) {
            sink.take(row);
        }
    }

    @Override
    public Optional<Medium> find(String name) {
        return Optional.ofNullable(files.get(inArchive(name)))
                .or(() -> MediaAddresses.sha256(name).flatMap(sha256 -> media.find(sha256, client)));
    }

    /** A name in the manifest, from the manifest's folder on or from the archive's. */
    private String inArchive(String name) {
        String folder = manifestName.substring(0, manifestName.lastIndexOf('/') + 1);
        return files.containsKey(folder + name) ? folder + name : name;
    }

    @Override
    public boolean areComplete() {
        return true;
    }

    @Override
    public Optional<ObjectNode> label(LabelUse use, String item, List<String> media, Content content)
            throws IOException {
        return of(use).of(item, media.stream().map(this::inArchive).toList(), content);
    }

    private LabelFiles of(LabelUse use) {
        return Objects.requireNonNull(labels.get(use));
    }

    @Override
    public void close() throws IOException {
        arrivals.close();
        for (LabelFiles ofUse : labels.values()) {
            ofUse.close();
        }
        if (manifest != null) {
            manifest.close();
        }
    }
}
