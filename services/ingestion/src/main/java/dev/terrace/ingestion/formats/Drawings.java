package dev.terrace.ingestion.formats;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * What files of labels say, kept by image in a file of its own: annotations come in any order and by the million, so each record
 * points to the one before it of the same image, and memory holds no more than where the last one lies.
 */
final class Drawings implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long UNSEEN = -2;
    private static final long EMPTY = -1;

    private final Path path;
    private final DataOutputStream out;
    private final RandomAccessFile in;
    private final List<Subject> subjects = new ArrayList<>();
    private final BitSet spoilt = new BitSet();
    private long[] last = new long[64];
    private long written;

    Drawings(Path path) throws IOException {
        this.path = path;
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), 1 << 16));
        this.in = new RandomAccessFile(path.toFile(), "r");
    }

    /** @return the number by which it is called from now on */
    int add(Subject subject) {
        if (subjects.size() == last.length) {
            last = Arrays.copyOf(last, 2 * last.length);
        }
        last[subjects.size()] = UNSEEN;
        subjects.add(subject);
        return subjects.size() - 1;
    }

    /** Something that was said of the image is left out. */
    void spoil(int image) {
        spoilt.set(image);
    }

    boolean isSpoilt(int image) {
        return spoilt.get(image);
    }

    /** Somebody has looked at the image, even if nothing is drawn on it. */
    void looked(int image) {
        last[image] = Math.max(last[image], EMPTY);
    }

    void add(int image, Sketch sketch) throws IOException {
        byte[] object = JSON.writeValueAsBytes(sketch.object());
        out.writeLong(Math.max(last[image], EMPTY));
        out.writeLong(sketch.line());
        out.writeUTF(sketch.at());
        out.writeByte(sketch.unit().ordinal());
        out.writeInt(object.length);
        out.write(object);
        last[image] = written;
        written = written + 2 * Long.BYTES + utfBytes(sketch.at()) + 1 + Integer.BYTES + object.length;
    }

    private static int utfBytes(String text) {
        int bytes = 2;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c >= 1 && c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
        }
        return bytes;
    }

    List<Subject> subjects() {
        return subjects;
    }

    boolean isLooked(int image) {
        return last[image] != UNSEEN;
    }

    /** What is drawn on the image, in the order in which it came. */
    List<Sketch> of(int image) throws IOException {
        out.flush();
        Deque<Sketch> found = new ArrayDeque<>();
        for (long at = last[image]; at >= 0; ) {
            in.seek(at);
            at = in.readLong();
            long line = in.readLong();
            String name = in.readUTF();
            Sketch.Unit unit = Sketch.Unit.values()[in.readByte()];
            byte[] object = new byte[in.readInt()];
            in.readFully(object);
            found.addFirst(new Sketch(line, name, unit, (ObjectNode) JSON.readTree(object)));
        }
        return List.copyOf(found);
    }

    @Override
    public void close() throws IOException {
        in.close();
        out.close();
        Files.deleteIfExists(path);
    }
}
