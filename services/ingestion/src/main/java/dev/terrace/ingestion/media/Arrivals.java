package dev.terrace.ingestion.media;

import dev.terrace.ingestion.Ids;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.Refusal;
import dev.terrace.ingestion.media.MediaStore.Arrived;
import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Media that come together, such as the files of an archive: each is probed as it comes, and many are made durable at once, which
 * costs little more than one alone. Several may be taken at a time. Close it: what was not kept by then is gone.
 */
public final class Arrivals implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Arrivals.class);
    private static final int MOST_FILES = 1_000;
    private static final long MOST_BYTES = 64L << 20;
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path staging;
    private final MediaStore store;
    private final MongoMedia known;
    private final Limits limits;
    private final InstantSource clock;

    private final List<Arrived> files = new ArrayList<>();
    private final List<Medium> media = new ArrayList<>();
    private long bytes;

    Arrivals(Path staging, MediaStore store, MongoMedia known, Limits limits, InstantSource clock) {
        this.staging = staging;
        this.store = store;
        this.known = known;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Takes the bytes of one medium of a client. It is durable once {@link #keep} has returned.
     *
     * @throws BadMediaException if they are broken or nothing that can be worked on
     * @throws Refused if there are too many of them, or there is no room
     */
    public Medium take(InputStream bytes, String client) throws IOException, BadMediaException {
        return take(bytes, limits.mediumBytes(), client);
    }

    /** The same of at most so many bytes. */
    Medium take(InputStream in, long most, String client) throws IOException, BadMediaException {
        try {
            return staged(in, most, client);
        } catch (FileSystemException e) {
            throw full();
        }
    }

    private Medium staged(InputStream in, long most, String client) throws IOException, BadMediaException {
        Path file = Files.createTempFile(staging, "medium-", ".part");
        boolean isTaken = false;
        try {
            MessageDigest digest = Ids.digest();
            long size = copy(in, most, file, digest);
            MediaFacts facts = Probe.facts(file, limits.mediumPixelsASide());
            String sha256 = HexFormat.of().formatHex(digest.digest());
            Medium medium = new Medium(sha256, size, facts, List.of(client), clock.instant());
            isTaken = true;
            add(file, medium);
            return medium;
        } finally {
            if (!isTaken) {
                Files.deleteIfExists(file);
            }
        }
    }

    private synchronized void add(Path file, Medium medium) throws IOException {
        files.add(new Arrived(file, medium.sha256()));
        media.add(medium);
        bytes += medium.bytes();
        if (files.size() >= MOST_FILES || bytes >= MOST_BYTES) {
            keep();
        }
    }

    private long copy(InputStream in, long most, Path file, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long taken = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int some = in.read(buffer); some >= 0; some = in.read(buffer)) {
                taken += some;
                if (taken > most) {
                    throw tooLarge(most);
                }
                digest.update(buffer, 0, some);
                out.write(buffer, 0, some);
            }
        }
        return taken;
    }

    /** Makes durable what has been taken. */
    public synchronized void keep() throws IOException {
        if (files.isEmpty()) {
            return;
        }
        try {
            store.keep(files);
        } catch (FileSystemException e) {
            throw full();
        } catch (IOException e) {
            LOG.errorf(e, "%d media could not be kept", files.size());
            throw new Refused(
                    CommonRefusal.STORE_UNAVAILABLE, "The media store cannot be reached: send it again later");
        }
        known.add(media);
        clear();
    }

    private static Refused full() {
        return new Refused(Refusal.DISK_FULL, "The media store has no room: try again later, or ask the operator");
    }

    static Refused tooLarge(long most) {
        return new Refused(
                CommonRefusal.BODY_TOO_LARGE,
                "A medium has at most " + most + " bytes here; an archive or a resumable upload may hold more");
    }

    @Override
    public synchronized void close() throws IOException {
        clear();
    }

    private void clear() throws IOException {
        for (Arrived arrived : files) {
            Files.deleteIfExists(arrived.file());
        }
        files.clear();
        media.clear();
        bytes = 0;
    }
}
