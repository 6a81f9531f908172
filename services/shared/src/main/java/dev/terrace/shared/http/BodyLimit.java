package dev.terrace.shared.http;

import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses a body that is over its limit: at once where its length is told, else when the first byte too many is read. */
class BodyLimit {
    private final HttpLimits limits;

    BodyLimit(HttpLimits limits) {
        this.limits = limits;
    }

    @ServerRequestFilter(preMatching = true)
    void limit(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        boolean held = type != null && MediaType.APPLICATION_JSON_TYPE.isCompatible(type);
        long bytes = held ? limits.jsonBytes() : limits.bodyBytes();
        if (request.getLength() > bytes) {
            throw tooLarge(bytes);
        }
        if (request.hasEntity()) {
            request.setEntityStream(new Limited(request.getEntityStream(), bytes));
        }
    }

    private static Refused tooLarge(long bytes) {
        return new Refused(
                CommonRefusal.BODY_TOO_LARGE,
                "At most %d bytes are taken here, after decompression: send the work in smaller parts"
                        .formatted(bytes));
    }

    private static final class Limited extends FilterInputStream {
        private final long bytes;
        private long read;

        Limited(InputStream in, long bytes) {
            super(in);
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int some = super.read(buffer, offset, length);
            count(Math.max(0, some));
            return some;
        }

        private void count(int more) {
            read += more;
            if (read > bytes) {
                throw tooLarge(bytes);
            }
        }
    }
}
