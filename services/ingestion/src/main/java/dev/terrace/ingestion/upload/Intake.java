package dev.terrace.ingestion.upload;

import static dev.terrace.ingestion.Refusal.UNSUPPORTED_ENCODING;
import static dev.terrace.shared.problem.CommonRefusal.BODY_TOO_LARGE;
import static dev.terrace.shared.problem.CommonRefusal.OVERLOADED;

import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.Meters;
import dev.terrace.ingestion.Text;
import dev.terrace.shared.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;

/** The door of uploads: it opens for so many at a time. */
@ApplicationScoped
class Intake {

    private final Limits limits;
    private final Meters meters;
    private final InstantSource clock;
    private final Semaphore free;

    Intake(Limits limits, Meters meters, InstantSource clock) {
        this.limits = limits;
        this.meters = meters;
        this.clock = clock;
        this.free = new Semaphore(limits.uploads());
    }

    /** Opens a body; its place is free again once it is closed. */
    Body open(InputStream line, HttpHeaders headers) {
        String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        long declaredBytes = headers.getLength();
        if (encoding != null && !encoding.equalsIgnoreCase("gzip") && !encoding.equalsIgnoreCase("identity")) {
            throw new Refused(
                    UNSUPPORTED_ENCODING, "Content-Encoding " + Text.quoted(encoding) + ": use gzip, or none");
        }
        if (declaredBytes > limits.bodyBytes()) {
            throw new Refused(
                    BODY_TOO_LARGE,
                    "A manifest has at most " + limits.bodyBytes() + " bytes: send it as several datasets");
        }
        if (!free.tryAcquire()) {
            throw new Refused(
                    OVERLOADED,
                    limits.uploads()
                            + " uploads are running: send it again after Retry-After seconds, with the same key");
        }
        meters.uploadBegins();
        return new Body(line, "gzip".equalsIgnoreCase(encoding), declaredBytes, limits, clock, this::close);
    }

    /** Opens a file that was uploaded before; its sender's place is held already. */
    Body open(InputStream file, boolean gzip, long bytes) {
        return new Body(file, gzip, bytes, limits, clock, () -> {});
    }

    private void close() {
        free.release();
        meters.uploadEnds();
    }
}
