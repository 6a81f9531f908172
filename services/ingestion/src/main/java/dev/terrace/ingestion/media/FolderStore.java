package dev.terrace.ingestion.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.io.input.BoundedInputStream;

/** Media in a folder of this machine or of one that all instances share: {@code <root>/ab/cd/<sha-256>}. */
final class FolderStore implements MediaStore {
    /** At once: the disk makes what several wait for durable in one go. */
    private static final int SYNCS = 32;

    private final Path root;

    FolderStore(Path root) {
        this.root = root;
    }

    @Override
    public void keep(List<Arrived> files) throws IOException {
        List<Arrived> fresh = new ArrayList<>();
        for (Arrived arrived : files) {
            if (!isKept(arrived)) {
                fresh.add(arrived);
            }
        }
        Together.each(fresh, SYNCS, arrived -> sync(arrived.file(), StandardOpenOption.WRITE));
        Set<Path> folders = new HashSet<>();
        for (Arrived arrived : files) {
            folders.add(folder(arrived.sha256()));
        }
        for (Arrived arrived : fresh) {
            folders.addAll(newFolders(arrived.sha256()));
            move(arrived);
        }
        Together.each(folders, SYNCS, folder -> sync(folder, StandardOpenOption.READ));
    }

    private boolean isKept(Arrived arrived) throws IOException {
        Path target = place(arrived.sha256());
        return Files.exists(target) && Files.size(target) == Files.size(arrived.file());
    }

    /** Makes the folder that a medium lies in. @return those that have a new one in them */
    private List<Path> newFolders(String sha256) throws IOException {
        Path folder = folder(sha256);
        if (Files.exists(folder)) {
            return List.of();
        }
        Files.createDirectories(folder);
        return List.of(root, root.resolve(sha256.substring(0, 2)));
    }

    private void move(Arrived arrived) throws IOException {
        Path target = place(arrived.sha256());
        try {
            Files.move(arrived.file(), target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherDisk) {
            Path part = target.resolveSibling(arrived.sha256() + "." + Long.toHexString(System.nanoTime()) + ".part");
            try {
                Files.copy(arrived.file(), part, StandardCopyOption.REPLACE_EXISTING);
                sync(part, StandardOpenOption.WRITE);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }

    private static void sync(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
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
        return folder(sha256).resolve(sha256);
    }

    private Path folder(String sha256) {
        return root.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4));
    }
}
