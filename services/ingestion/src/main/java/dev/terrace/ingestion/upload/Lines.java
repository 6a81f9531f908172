package dev.terrace.ingestion.upload;

import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts a body into rows as it arrives, holding one buffer whatever the size of the body or of a row. A row ends at a line
 * feed, or at a carriage return where the first row does; in CSV, at one outside quotes. A row longer than the limit is passed over
 * to the next row end and marked {@link #tooLong}, so that a quote left open costs that stretch and not the rest of the body.
 */
final class Lines {

    private enum Quotes {
        FIELD_START,
        PLAIN,
        QUOTED,
        CLOSED
    }

    /** What ends a row. */
    private enum End {
        UNKNOWN,
        LINE_FEED,
        CARRIAGE_RETURN
    }

    private static final int LINE_END_BYTES = 2;
    private static final int READ_BYTES = 64 * 1024;
    private static final int MARK_BYTES = 3;

    private final InputStream body;
    private final boolean csv;
    private final int rowBytes;
    private final byte[] buffer;

    private int start;
    private int end;
    private int filled;
    private boolean bodyEnded;
    private boolean overlong;
    private boolean returned;
    private boolean strayReturn;
    private Quotes quotes = Quotes.FIELD_START;
    private End ends = End.UNKNOWN;

    private long line;
    private long nextLine = 1;

    Lines(InputStream body, boolean csv, int rowBytes) {
        this.body = body;
        this.csv = csv;
        this.rowBytes = rowBytes;
        this.buffer = new byte[rowBytes + LINE_END_BYTES + READ_BYTES];
    }

    /** Moves on to the next row; false at the end of the body. */
    boolean next() throws IOException {
        start = end;
        line = nextLine;
        overlong = false;
        returned = false;
        strayReturn = false;
        quotes = Quotes.FIELD_START;
        int at = start;
        while (true) {
            int scanned = overlong ? filled : Math.min(filled, start + rowBytes + LINE_END_BYTES);
            while (at < scanned) {
                byte b = buffer[at++];
                if (returned && b != '\n' && ends == End.UNKNOWN) {
                    ends = End.CARRIAGE_RETURN;
                    nextLine++;
                    end = at - 1;
                    return true;
                }
                strayReturn |= returned && b != '\n';
                returned = b == '\r' && !isQuoted();
                if (endsRow(b)) {
                    end = at;
                    return true;
                }
            }
            if (at - start == rowBytes + LINE_END_BYTES) {
                overlong = true;
            }
            if (at == filled) {
                at = makeRoom();
                if (!fill()) {
                    end = at;
                    return overlong || end > start;
                }
            }
        }
    }

    private boolean isQuoted() {
        return csv && quotes == Quotes.QUOTED;
    }

    private boolean endsRow(byte b) {
        boolean lineEnds = b == '\n' || b == '\r' && ends == End.CARRIAGE_RETURN;
        if (lineEnds) {
            nextLine++;
        }
        if (csv) {
            quotes = after(b);
        }
        if (!lineEnds || isQuoted() && !overlong) {
            return false;
        }
        if (ends == End.UNKNOWN) {
            ends = End.LINE_FEED;
        }
        return true;
    }

    byte[] buffer() {
        return buffer;
    }

    /** Where the row begins, after a mark of UTF-8, which files bring along that are put together. */
    int offset() {
        return start + markBytes();
    }

    /** The length of the row without its line end. */
    int length() {
        int last = end;
        if (last > start && buffer[last - 1] == '\n') {
            last--;
        }
        if (last > start && buffer[last - 1] == '\r') {
            last--;
        }
        return last - start - markBytes();
    }

    private int markBytes() {
        boolean marked = end - start >= MARK_BYTES
                && buffer[start] == (byte) 0xEF
                && buffer[start + 1] == (byte) 0xBB
                && buffer[start + 2] == (byte) 0xBF;
        return marked ? MARK_BYTES : 0;
    }

    /** The line of the body on which this row begins, from 1. */
    long line() {
        return line;
    }

    /** The line of the body on which this row ends. */
    long lastLine() {
        return Math.max(line, nextLine - 1);
    }

    boolean tooLong() {
        return overlong || length() > rowBytes;
    }

    /** True if a quote that this row opened was not closed before the row ended or grew too long. */
    boolean quoteLeftOpen() {
        return quotes == Quotes.QUOTED;
    }

    /** True if there is a carriage return in the row that ends nothing, outside quotes. */
    boolean hasStrayReturn() {
        return csv && strayReturn;
    }

    /** Moves what is read of the row to the front of the buffer, or drops it if the row is too long. */
    private int makeRoom() {
        if (overlong) {
            start = filled = 0;
        } else if (start > 0 && filled == buffer.length) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            filled -= start;
            start = 0;
        }
        return filled;
    }

    private boolean fill() throws IOException {
        if (bodyEnded) {
            return false;
        }
        int read = body.read(buffer, filled, buffer.length - filled);
        bodyEnded = read < 0;
        filled += Math.max(read, 0);
        return !bodyEnded;
    }

    private Quotes after(byte b) {
        return switch (quotes) {
            case FIELD_START ->
                switch (b) {
                    case '"' -> Quotes.QUOTED;
                    case ',', (byte) 0xEF, (byte) 0xBB, (byte) 0xBF -> Quotes.FIELD_START;
                    default -> Quotes.PLAIN;
                };
            case PLAIN -> b == ',' ? Quotes.FIELD_START : Quotes.PLAIN;
            case QUOTED -> b == '"' ? Quotes.CLOSED : Quotes.QUOTED;
            case CLOSED ->
                switch (b) {
                    case '"' -> Quotes.QUOTED;
                    case ',' -> Quotes.FIELD_START;
                    default -> Quotes.PLAIN;
                };
        };
    }
}
