package dev.terrace.ingestion.upload;

import static dev.terrace.ingestion.Refusal.TOO_MANY_UPLOADS;
import static dev.terrace.ingestion.Refusal.UNSUPPORTED_ENCODING;
import static dev.terrace.shared.problem.CommonRefusal.BODY_TOO_LARGE;
import static dev.terrace.shared.problem.CommonRefusal.OVERLOADED;

import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.Meters;
import dev.terrace.ingestion.Running;
import dev.terrace.ingestion.Text;
import dev.terrace.shared.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;

/** The door of uploads: it opens for so many at a time, and for so many of one client. */
@ApplicationScoped
class Intake {

    private final Limits limits;
    private final Meters meters;
    private final InstantSource clock;
    private final Semaphore free;
    private final Running running = new Running();

    Intake(Limits limits, Meters meters, InstantSource clock) {
        this.limits = limits;
        this.meters = meters;
        this.clock = clock;
        this.free = new Semaphore(limits.uploads());
    }

    /** Opens a body; its place is free again once it is closed. */
    Body open(Sent sent, String client) {
        String encoding = sent.encoding();
        if (encoding != null && !encoding.equalsIgnoreCase("gzip") && !encoding.equalsIgnoreCase("identity")) {
            throw new Refused(
                    UNSUPPORTED_ENCODING, "Content-Encoding " + Text.quoted(encoding) + ": use gzip, or none");
        }
        if (sent.declaredBytes() > limits.bodyBytes()) {
            throw new Refused(
                    BODY_TOO_LARGE,
                    "A manifest has at most " + limits.bodyBytes() + " bytes: send it as several datasets");
        }
        if (!running.enter(client, limits.uploadsOfOne())) {
            throw new Refused(
                    TOO_MANY_UPLOADS,
                    "You have " + limits.uploadsOfOne()
                            + " uploads running: send the next when one of them has ended, with the same key");
        }
        if (!free.tryAcquire()) {
            running.leave(client);
            throw new Refused(
                    OVERLOADED,
                    limits.uploads()
                            + " uploads are running: send it again after Retry-After seconds, with the same key");
        }
        meters.uploadBegins();
        return new Body(
                sent.line(),
                "gzip".equalsIgnoreCase(encoding),
                sent.declaredBytes(),
                limits,
                clock,
                () -> close(client));
    }

    /** Opens a file that was uploaded before; its sender's place is held already. */
    Body open(InputStream file, boolean gzip, long bytes) {
        return new Body(file, gzip, bytes, limits, clock, () -> {});
    }

    private void close(String client) {
        running.leave(client);
        free.release();
        meters.uploadEnds();
    }
}
