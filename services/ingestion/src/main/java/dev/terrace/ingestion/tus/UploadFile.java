package dev.terrace.ingestion.tus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one upload while one request appends to them; closed, they are durable. The file is locked meanwhile, for other
 * instances on the same disk too.
 */
final class UploadFile implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final long FORCE_BYTES = 64L << 20;

    private final FileChannel channel;
    private final FileLock lock;
    private final long began;
    private long forced;

    private UploadFile(FileChannel channel, FileLock lock) throws IOException {
        this.channel = channel;
        this.lock = lock;
        this.began = channel.size();
        this.forced = began;
        channel.position(began);
    }

    /** @return empty while another request has it */
    static Optional<UploadFile> open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new UploadFile(channel, lock));
            }
        } catch (OverlappingFileLockException heldHere) {
            // said below
        }
        channel.close();
        return Optional.empty();
    }

    long offset() throws IOException {
        return channel.size();
    }

    /**
     * Appends what comes, up to so many bytes in all; what came before the line was cut stays.
     *
     * @return whether there was more than that
     */
    boolean append(InputStream body, long length, @Nullable MessageDigest digest) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int some = body.read(buffer); some >= 0; some = body.read(buffer)) {
            int room = (int) Math.min(some, length - channel.position());
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, room);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (digest != null) {
                digest.update(buffer, 0, room);
            }
            if (room < some) {
                return true;
            }
            if (channel.position() - forced >= FORCE_BYTES) {
                channel.force(false);
                forced = channel.position();
            }
        }
        return false;
    }

    /** Takes back all that was appended. */
    void undo() throws IOException {
        channel.truncate(began);
    }

    @Override
    public void close() throws IOException {
        try {
            channel.force(true);
        } finally {
            lock.release();
            channel.close();
        }
    }
}
