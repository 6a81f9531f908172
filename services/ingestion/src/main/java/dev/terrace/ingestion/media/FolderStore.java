package dev.terrace.ingestion.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.apache.commons.io.input.BoundedInputStream;

/** Media in a folder of this machine or of one that all instances share: {@code <root>/ab/cd/<sha-256>}. */
final class FolderStore implements MediaStore {
    private final Path root;

    FolderStore(Path root) {
        this.root = root;
    }

    @Override
    public void keep(Path file, String sha256) throws IOException {
        Path target = place(sha256);
        if (Files.exists(target) && Files.size(target) == Files.size(file)) {
            return;
        }
        Files.createDirectories(target.getParent());
        Path arriving = target.resolveSibling(sha256 + "." + Long.toHexString(System.nanoTime()) + ".part");
        try {
            try {
                Files.createLink(arriving, file);
            } catch (IOException | UnsupportedOperationException otherDisk) {
                Files.copy(file, arriving, StandardCopyOption.REPLACE_EXISTING);
            }
            try (FileChannel channel = FileChannel.open(arriving, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(arriving, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(arriving);
        }
        try (FileChannel folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    @Override
    public Optional<InputStream> open(String sha256, long from, long to) throws IOException {
        try {
            SeekableByteChannel channel = Files.newByteChannel(place(sha256));
            channel.position(from);
            return Optional.of(BoundedInputStream.builder()
                    .setInputStream(Channels.newInputStream(channel))
                    .setMaxCount(to - from)
                    .get());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(String sha256) throws IOException {
        Files.deleteIfExists(place(sha256));
    }

    private Path place(String sha256) {
        return root.resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }
}
