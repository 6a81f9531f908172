package dev.terrace.ingestion.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrace.ingestion.Refusal;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.stream.BulkInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** What another stream brings in some charset, in UTF-8. Bytes that the charset does not have refuse the whole. */
final class Transcoded extends BulkInputStream {

    private static final int BUFFER = 16 * 1024;

    private final InputStream source;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final CharsetEncoder encoder = UTF_8.newEncoder();
    private final ByteBuffer read = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer decoded = CharBuffer.allocate(BUFFER);
    private final ByteBuffer written = ByteBuffer.allocate(4 * BUFFER).flip();
    private boolean ended;
    private long bytes;

    Transcoded(InputStream source, Charset charset) {
        this.source = source;
        this.charset = charset;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        while (!written.hasRemaining()) {
            if (ended) {
                return -1;
            }
            more();
        }
        int some = Math.min(length, written.remaining());
        written.get(buffer, offset, some);
        return some;
    }

    private void more() throws IOException {
        read.compact();
        int some = source.read(read.array(), read.position(), read.remaining());
        ended = some < 0;
        read.position(read.position() + Math.max(some, 0)).flip();
        int before = read.position();
        require(decoder.decode(read, decoded, ended));
        if (ended) {
            require(decoder.flush(decoded));
        }
        bytes += read.position() - before;
        decoded.flip();
        written.clear();
        encoder.encode(decoded, written, ended);
        written.flip();
        decoded.compact();
    }

    private void require(CoderResult result) {
        if (result.isError()) {
            throw new Refused(
                    Refusal.CHARSET_WRONG,
                    "The body says that it is " + charset.name() + ", and is not from byte " + (bytes + read.position())
                            + " on: give its Content-Type the charset that it has");
        }
    }
}
