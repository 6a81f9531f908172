package dev.terrace.ingestion.upload;

import static dev.terrace.ingestion.Refusal.ARCHIVE_UNREADABLE;

import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Ids;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.RefusedRow;
import dev.terrace.ingestion.Row;
import dev.terrace.ingestion.archive.Archive;
import dev.terrace.ingestion.archive.ArchiveLimits;
import dev.terrace.ingestion.archive.BadArchiveException;
import dev.terrace.ingestion.media.Media;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.Terms;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * An archive of media. Its files are kept first; then the rows of its manifest say what they are, or, where it has none, each
 * file is an item under its own name. Files of labels in it give the items what to start from. What is refused is told as a row.
 */
final class ArchiveSource implements Source {
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
    public void each(Dataset dataset, Terms terms, SeenIds seen, Sink sink) throws IOException {
        try (Unpacking unpacking = new Unpacking(media, client, terms.work(), sink)) {
            Archive.read(archive, ArchiveLimits.of(limits), unpacking);
            unpacking.finishFiles();
            unpacking.tell();
            Path manifest = unpacking.manifest();
            if (manifest == null) {
                items(unpacking, terms, sink);
            } else {
                rows(manifest, unpacking, terms, seen, sink);
            }
            unpacking.finishLabels();
            unpacking.tell();
        } catch (BadArchiveException e) {
            throw new Refused(ARCHIVE_UNREADABLE, "The archive cannot be used: " + e.getMessage());
        }
    }

    private void rows(Path manifest, Unpacking unpacking, Terms terms, SeenIds seen, Sink sink) throws IOException {
        Manifest.Format format =
                unpacking.manifestName().toLowerCase(Locale.ROOT).endsWith(".csv")
                        ? Manifest.Format.CSV
                        : Manifest.Format.NDJSON;
        try (InputStream in = Files.newInputStream(manifest)) {
            Manifest rows = new Manifest(
                    new Manifest.Written(format, null, in), terms, unpacking, seen, Manifest.Bounds.of(limits));
            for (Row row = rows.next(); row != null; row = rows.next()) {
                sink.take(row instanceof RefusedRow refused ? refused.of(unpacking.manifestName()) : row);
                unpacking.tell();
            }
        }
    }

    private void items(Unpacking unpacking, Terms terms, Sink sink) throws IOException {
        for (String name : unpacking.files().keySet()) {
            try {
                sink.take(ItemFields.of(name).item(terms, unpacking));
            } catch (BadRow e) {
                sink.take(e.at(unpacking.place(name)).of(name));
            }
            unpacking.tell();
        }
    }

    @Override
    public String sha256() throws IOException {
        return Ids.sha256(archive);
    }
}
