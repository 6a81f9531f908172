package dev.terrace.ingestion.upload;

import static dev.terrace.ingestion.Refusal.ARCHIVE_UNREADABLE;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.terrace.ingestion.Ids;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.RefusedRow;
import dev.terrace.ingestion.Row;
import dev.terrace.ingestion.archive.Archive;
import dev.terrace.ingestion.archive.ArchiveLimits;
import dev.terrace.ingestion.archive.BadArchiveException;
import dev.terrace.ingestion.archive.Entries;
import dev.terrace.ingestion.media.BadMediaException;
import dev.terrace.ingestion.media.Media;
import dev.terrace.ingestion.media.Medium;
import dev.terrace.shared.media.MediaAddresses;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.Terms;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An archive of media. Its files are kept first; then the rows of its manifest say what they are, or, where it has none, each
 * file is an item under its own name. What is refused is told as a row: {@code row} is the entry's place in the archive.
 */
final class ArchiveSource implements Source {
    private static final Set<String> MANIFESTS = Set.of("manifest.ndjson", "manifest.jsonl", "manifest.csv");

    private final Path archive;
    private final Media media;
    private final String client;
    private final Limits limits;

    ArchiveSource(Path archive, Media media, String client, Limits limits) {
        this.archive = archive;
        this.media = media;
        this.client = client;
        this.limits = limits;
    }

    @Override
    public void each(Terms terms, SeenIds seen, Sink sink) throws IOException {
        try (Unpacking unpacking = new Unpacking()) {
            Archive.read(
                    archive,
                    new ArchiveLimits(
                            limits.archiveEntries(), limits.mediumBytes(), limits.archiveBytes(), limits.gzipRatio()),
                    unpacking);
            for (Row refused : unpacking.refused) {
                sink.take(refused);
            }
            Path manifest = unpacking.manifest;
            if (manifest == null) {
                items(unpacking, terms, sink);
            } else {
                rows(manifest, unpacking, terms, seen, sink);
            }
        } catch (BadArchiveException e) {
            throw new Refused(ARCHIVE_UNREADABLE, "The archive cannot be used: " + e.getMessage());
        }
    }

    private void rows(Path manifest, Unpacking unpacking, Terms terms, SeenIds seen, Sink sink) throws IOException {
        Manifest.Format format = unpacking.manifestName.toLowerCase(Locale.ROOT).endsWith(".csv")
                ? Manifest.Format.CSV
                : Manifest.Format.NDJSON;
        try (InputStream in = Files.newInputStream(manifest)) {
            Manifest rows = new Manifest(
                    new Manifest.Written(format, null, in), terms, unpacking, seen, Manifest.Bounds.of(limits));
            for (Row row = rows.next(); row != null; row = rows.next()) {
                sink.take(row);
            }
        }
    }

    private void items(Unpacking unpacking, Terms terms, Sink sink) throws IOException {
        for (Map.Entry<String, Medium> file : unpacking.files.entrySet()) {
            ItemFields fields = new ItemFields();
            try {
                fields.take("id", TextNode.valueOf(file.getKey()));
                fields.take("media", TextNode.valueOf(file.getKey()));
                sink.take(fields.item(terms, unpacking));
            } catch (BadRow e) {
                sink.take(new RefusedRow(unpacking.places.getOrDefault(file.getKey(), 0), file.getKey(), e.problem()));
            }
        }
    }

    /** Keeps the files of the archive as they come. */
    private final class Unpacking implements Entries, MediaNames, AutoCloseable {
        private final Map<String, Medium> files = new LinkedHashMap<>();
        private final Map<String, Integer> places = new LinkedHashMap<>();
        private final List<Row> refused = new ArrayList<>();
        private @Nullable Path manifest;
        private String manifestName = "";
        private int place;

        @Override
        public void file(String name, InputStream bytes) throws IOException {
            place++;
            if (MANIFESTS.contains(last(name).toLowerCase(Locale.ROOT))) {
                manifest(name, bytes);
                return;
            }
            try {
                files.put(name, media.take(bytes, client));
                places.put(name, place);
            } catch (BadMediaException e) {
                told(name, e.problem());
            }
        }

        private void manifest(String name, InputStream bytes) throws IOException {
            if (manifest != null) {
                throw new Refused(
                        ARCHIVE_UNREADABLE,
                        "It has two manifests, %s and %s: leave one of the two out".formatted(manifestName, name));
            }
            manifestName = name;
            manifest = Files.createTempFile("manifest-", ".part");
            Files.copy(bytes, manifest, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void refused(String name, String problem) {
            place++;
            told(name, problem);
        }

        @Override
        public void leftOut(String name) {
            place++;
            told(name, "is what a computer packs beside files, and was left out; there is nothing to do");
        }

        private void told(String name, String problem) {
            refused.add(new RefusedRow(place, name, problem));
        }

        @Override
        public Optional<Medium> find(String name) {
            String folder = manifestName.substring(0, manifestName.lastIndexOf('/') + 1);
            return Optional.ofNullable(files.getOrDefault(folder + name, files.get(name)))
                    .or(() -> MediaAddresses.sha256(name).flatMap(sha256 -> media.find(sha256, client)));
        }

        @Override
        public boolean areComplete() {
            return true;
        }

        @Override
        public void close() throws IOException {
            if (manifest != null) {
                Files.deleteIfExists(manifest);
            }
        }

        private static String last(String name) {
            return name.substring(name.lastIndexOf('/') + 1);
        }
    }

    @Override
    public String sha256() throws IOException {
        MessageDigest digest = Ids.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(archive), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
