package dev.terrace.ingestion.media;

import dev.terrace.ingestion.Limits;
import dev.terrace.shared.media.MediaAddresses;
import dev.terrace.shared.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
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
     * Keeps the bytes of one medium for a client; of many, take {@link #arrivals}.
     *
     * @throws BadMediaException if they are broken or nothing that can be worked on
     * @throws Refused if there are more than so many of them, or there is no room
     */
    Medium take(InputStream bytes, long most, String client) throws IOException, BadMediaException {
        try (Arrivals arrivals = arrivals()) {
            Medium medium = arrivals.take(bytes, most, client);
            arrivals.keep();
            return medium;
        }
    }

    /** Takes in media that come together. */
    public Arrivals arrivals() {
        return new Arrivals(staging, store, known, limits, clock);
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

    /** The medium by the name that items have for it; empty if this client keeps none of that name. */
    public Optional<Medium> named(String name, String client) {
        return MediaAddresses.sha256(name).flatMap(sha256 -> find(sha256, client));
    }

    /** All its bytes; empty if they are gone. */
    public Optional<InputStream> open(Medium medium) throws IOException {
        return open(medium, 0, medium.bytes());
    }

    /** Its bytes [from, to). */
    Optional<InputStream> open(Medium medium, long from, long to) throws IOException {
        return store.open(medium.sha256(), from, to);
    }
}
