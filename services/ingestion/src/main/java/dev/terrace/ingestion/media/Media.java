package dev.terrace.ingestion.media;

import dev.terrace.ingestion.Ids;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.Refusal;
import dev.terrace.shared.media.MediaAddresses;
import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Takes media in and gives them out. What is taken is probed first, and durable when the call returns. */
@ApplicationScoped
public class Media {
    private static final Logger LOG = Logger.getLogger(Media.class);

    private final MongoMedia known;
    private final MediaStore store;
    private final Path staging;
    private final Limits limits;
    private final InstantSource clock;

    Media(MongoMedia known, MediaBucket bucket, Limits limits, InstantSource clock) throws IOException {
        this.known = known;
        Path root = Path.of(limits.mediaFolder());
        this.store = bucket.name().isPresent()
                ? new BucketStore(bucket.name().get(), bucket, limits)
                : new FolderStore(root.resolve("kept"));
        this.staging = Files.createDirectories(root.resolve("arriving"));
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Keeps the bytes for a client.
     *
     * @throws BadMediaException if they are broken or nothing that can be worked on
     * @throws Refused if there are too many of them, or there is no room
     */
    public Medium take(InputStream bytes, String client) throws IOException, BadMediaException {
        return take(bytes, limits.mediumBytes(), client);
    }

    /** The same of at most so many bytes. */
    Medium take(InputStream bytes, long most, String client) throws IOException, BadMediaException {
        Path file = Files.createTempFile(staging, "medium-", ".part");
        try {
            MessageDigest digest = Ids.digest();
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
                copy(bytes, most, out);
            }
            return take(file, HexFormat.of().formatHex(digest.digest()), client);
        } catch (FileSystemException e) {
            throw new Refused(Refusal.DISK_FULL, "The media store has no room: try again later, or ask the operator");
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void copy(InputStream bytes, long most, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long taken = 0;
        for (int some = bytes.read(buffer); some >= 0; some = bytes.read(buffer)) {
            taken += some;
            if (taken > most) {
                throw tooLarge(most);
            }
            out.write(buffer, 0, some);
        }
    }

    static Refused tooLarge(long most) {
        return new Refused(
                CommonRefusal.BODY_TOO_LARGE,
                "A medium has at most " + most + " bytes here; an archive or a resumable upload may hold more");
    }

    private Medium take(Path file, String sha256, String client) throws IOException, BadMediaException {
        MediaFacts facts = Probe.facts(file, limits.mediumPixelsASide());
        try {
            store.keep(file, sha256);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            LOG.errorf(e, "medium %s could not be kept", sha256);
            throw new Refused(
                    CommonRefusal.STORE_UNAVAILABLE, "The media store cannot be reached: send it again later");
        }
        Medium medium = new Medium(sha256, Files.size(file), facts, java.util.List.of(client), clock.instant());
        known.add(medium, client);
        return medium;
    }

    /** A folder on the disk of the store, for files that are on their way into it. */
    public Path arriving() {
        return staging;
    }

    public Optional<Medium> find(String sha256) {
        return known.find(sha256);
    }

    /** The medium, if this client has sent it. */
    public Optional<Medium> find(String sha256, String client) {
        return known.find(sha256, client);
    }

    /** The bytes of a medium by the name that items have for it; empty if this client keeps none of that name. */
    public Optional<InputStream> open(String name, String client) throws IOException {
        Optional<Medium> medium = MediaAddresses.sha256(name).flatMap(sha256 -> find(sha256, client));
        return medium.isEmpty()
                ? Optional.empty()
                : store.open(medium.get().sha256(), 0, medium.get().bytes());
    }

    /** Its bytes [from, to). */
    Optional<InputStream> open(Medium medium, long from, long to) throws IOException {
        return store.open(medium.sha256(), from, to);
    }
}
