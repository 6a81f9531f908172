package dev.terrace.ingestion.media;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Walks the boxes of an ISO base media file (ISO/IEC 14496-12): MP4, QuickTime, AVIF, HEIC. Without recursion, no deeper than
 * sixteen, and no box is believed to be larger than the one around it, so that no file can make it run away.
 */
final class BoxWalk {
    private static final Set<String> HOLDERS =
            Set.of("moov", "trak", "mdia", "minf", "stbl", "mvex", "moof", "traf", "edts", "meta", "iprp", "ipco");
    private static final int DEEPEST = 16;
    private static final int MOST_BOXES = 100_000;

    /** Hears of each box; {@code end} is the place after its last byte. */
    interface Visitor {
        void box(String type, long from, long end) throws IOException, BadMediaException;
    }

    private record Level(long at, long end) {}

    private BoxWalk() {}

    static void over(FileBytes bytes, Visitor visitor) throws IOException, BadMediaException {
        Deque<Level> open = new ArrayDeque<>();
        open.push(new Level(0, bytes.size()));
        for (int boxes = 0; !open.isEmpty(); boxes++) {
            Level level = open.pop();
            if (level.end() - level.at() < 8) {
                continue;
            }
            if (boxes > MOST_BOXES) {
                throw new BadMediaException("it has more than " + MOST_BOXES + " boxes: write it anew");
            }
            long size = bytes.u32(level.at());
            String type = bytes.name(level.at() + 4);
            long body = level.at() + 8;
            if (size == 1) {
                size = bytes.i64(body);
                body += 8;
            } else if (size == 0) {
                size = level.end() - level.at();
            }
            long end = level.at() + size;
            if (size < body - level.at() || end > level.end()) {
                if (type.equals("mdat")) {
                    return; // cut short in the media themselves: all that is asked about came before
                }
                throw new BadMediaException(
                        "its box '" + type + "' is longer than what is there: the file is cut or broken, send it anew");
            }
            open.push(new Level(end, level.end()));
            visitor.box(type, body, end);
            if (HOLDERS.contains(type)) {
                if (open.size() > DEEPEST) {
                    throw new BadMediaException("its boxes are nested too deep: write it anew");
                }
                open.push(new Level(type.equals("meta") ? metaBody(bytes, body) : body, end));
            }
        }
    }

    /** QuickTime writes meta as a plain box, ISO with four bytes of version and flags before its boxes. */
    private static long metaBody(FileBytes bytes, long body) throws IOException {
        return bytes.name(body + 4).equals("hdlr") ? body : body + 4;
    }
}
