package dev.terrace.ingestion.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Big-endian numbers at places of a file; nothing is read that is not asked for. */
final class FileBytes {
    private final SeekableByteChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
    private long bufferAt;

    FileBytes(SeekableByteChannel file) {
        this.file = file;
        buffer.limit(0);
    }

    long size() throws IOException {
        return file.size();
    }

    int u8(long at) throws IOException {
        return window(at, 1).get((int) (at - bufferAt)) & 0xff;
    }

    int u16(long at) throws IOException {
        return window(at, 2).getShort((int) (at - bufferAt)) & 0xffff;
    }

    int i32(long at) throws IOException {
        return window(at, 4).getInt((int) (at - bufferAt));
    }

    long u32(long at) throws IOException {
        return i32(at) & 0xffffffffL;
    }

    long i64(long at) throws IOException {
        return window(at, 8).getLong((int) (at - bufferAt));
    }

    /** Four letters. */
    String name(long at) throws IOException {
        StringBuilder name = new StringBuilder(4);
        for (int i = 0; i < 4; i++) {
            name.append((char) u8(at + i));
        }
        return name.toString();
    }

    private ByteBuffer window(long at, int bytes) throws IOException {
        if (at < bufferAt || at + bytes > bufferAt + buffer.limit()) {
            buffer.clear();
            file.position(at);
            while (buffer.position() < bytes) {
                if (file.read(buffer) < 0) {
                    buffer.limit(0);
                    throw new EOFException("the file ends before byte " + (at + bytes));
                }
            }
            buffer.flip();
            bufferAt = at;
        }
        return buffer;
    }
}
