package dev.terrace.ingestion.media;

import dev.terrace.ingestion.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** Renditions of images in a few widths, made when they are first asked for. They lie in a folder that may be emptied at any time. */
@ApplicationScoped
class Renditions {
    private static final Logger LOG = Logger.getLogger(Renditions.class);
    private static final int[] WIDTHS = {160, 320, 640, 1280, 1920, 2560};
    private static final int AT_ONCE = 2;

    private final Media media;
    private final Path folder;
    private final Semaphore free = new Semaphore(AT_ONCE);

    Renditions(Media media, Limits limits) throws IOException {
        this.media = media;
        this.folder = Files.createDirectories(Path.of(limits.mediaFolder()).resolve("renditions"));
    }

    /** The width in which something is given that is asked for in this one; empty if only the image itself is as wide. */
    static Optional<Integer> width(int asked) {
        return IntStream.of(WIDTHS).filter(width -> width >= asked).boxed().findFirst();
    }

    /** @return empty where there is none and the image itself has to do */
    Optional<Path> of(Medium medium, int width) throws IOException {
        Path file = folder.resolve(medium.sha256() + "-" + width + ".jpg");
        if (Files.exists(file)) {
            return Optional.of(file);
        }
        Integer across = medium.facts().width();
        if (across == null || across <= width) {
            return Optional.empty();
        }
        free.acquireUninterruptibly();
        try {
            return made(medium, width, file);
        } finally {
            free.release();
        }
    }

    private Optional<Path> made(Medium medium, int width, Path file) throws IOException {
        Path source = Files.createTempFile(folder, "source-", ".part");
        Path made = Files.createTempFile(folder, "made-", ".part");
        try {
            try (InputStream bytes = media.open(medium, 0, medium.bytes()).orElseThrow(IOException::new)) {
                Files.copy(bytes, source, StandardCopyOption.REPLACE_EXISTING);
            }
            Optional<byte[]> jpeg = Rendition.jpeg(source, Probe.format(source), width);
            if (jpeg.isEmpty()) {
                return Optional.empty();
            }
            Files.write(made, jpeg.get());
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return Optional.of(file);
        } catch (IOException | RuntimeException e) {
            LOG.infof("no rendition of %s: %s", medium.sha256(), e);
            return Optional.empty();
        } finally {
            Files.deleteIfExists(source);
            Files.deleteIfExists(made);
        }
    }
}
