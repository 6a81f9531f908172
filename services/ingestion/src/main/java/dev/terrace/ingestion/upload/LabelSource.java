package dev.terrace.ingestion.upload;

import static dev.terrace.ingestion.Refusal.ARCHIVE_UNREADABLE;

import dev.terrace.ingestion.archive.Archive;
import dev.terrace.ingestion.archive.ArchiveLimits;
import dev.terrace.ingestion.archive.BadArchiveException;
import dev.terrace.ingestion.archive.Entries;
import dev.terrace.ingestion.formats.LabelFiles;
import dev.terrace.ingestion.formats.Troubles;
import dev.terrace.shared.problem.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Files of labels as they were sent.
 *
 * @param name of the one file; null for an archive of several
 * @param sha256 of the bytes, before compression of the body, in hex
 */
record LabelSource(Path bytes, @Nullable String name, String sha256) {

    /** Hands over all files; what else is in an archive is told. */
    void keep(LabelFiles labels, Troubles troubles, ArchiveLimits limits) throws IOException {
        if (name != null) {
            try (InputStream in = Files.newInputStream(bytes)) {
                labels.keep(name, in);
            }
            return;
        }
        try {
            Archive.read(bytes, limits, new Packed(labels, troubles));
        } catch (BadArchiveException e) {
            throw new Refused(ARCHIVE_UNREADABLE, "The archive cannot be used: " + e.getMessage());
        }
    }

    /** The entries of an archive, told by their places in it, from 1. */
    private static final class Packed implements Entries {
        private final LabelFiles labels;
        private final Troubles troubles;
        private int place;

        Packed(LabelFiles labels, Troubles troubles) {
            this.labels = labels;
            this.troubles = troubles;
        }

        @Override
        public void file(String name, InputStream in) throws IOException {
            place++;
            if (LabelFiles.take(name)) {
                labels.keep(name, in);
            } else {
                troubles.tell(name, place, null, "is no file of labels, and was left out");
            }
        }

        @Override
        public void refused(String name, String problem) {
            place++;
            troubles.tell(name, place, null, problem);
        }

        @Override
        public void leftOut(String name) {
            refused(name, "is what a computer packs beside files, and was left out; there is nothing to do");
        }
    }
}
