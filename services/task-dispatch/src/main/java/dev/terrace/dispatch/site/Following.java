package dev.terrace.dispatch.site;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.terrace.dispatch.Limits;
import dev.terrace.dispatch.MongoSiteLog;
import dev.terrace.dispatch.MongoSiteLog.Noted;
import dev.terrace.dispatch.MongoSiteLog.Part;
import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.Fault;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads a site's log for one follower at the follower's pace; nothing is kept for her but how far she is. */
@ApplicationScoped
class Following {
    private static final long LOOK_MILLIS = 1_000;
    private static final int PARTS = 20;

    private final MongoSiteLog log;
    private final People people;
    private final Limits limits;
    private final InstantSource clock;
    private final CountDownLatch ending = new CountDownLatch(1);

    /** After the {@code i}-th event of a part of the log. */
    record Position(long n, int i) {
        private static final String FORM = "[0-9]{1,18}\\.[0-9]{1,6}";

        /** @return null where none is given */
        static @Nullable Position read(@Nullable String text) {
            if (text == null || text.isBlank()) {
                return null;
            }
            if (!text.matches(FORM)) {
                throw new Refused(
                        CommonRefusal.BAD_PARAMETER,
                        List.of(new Fault("Last-Event-ID", "write the id of an event as it came, or leave it out")));
            }
            int dot = text.indexOf('.');
            return new Position(Long.parseLong(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
        }

        @Override
        public String toString() {
            return n + "." + i;
        }
    }

    Following(MongoSiteLog log, People people, Limits limits, InstantSource clock) {
        this.log = log;
        this.people = people;
        this.limits = limits;
        this.clock = clock;
    }

    /** An instance that ends lets its followers go; they go on at another. */
    void end(@Observes ShutdownEvent ended) {
        ending.countDown();
    }

    /** Returns when the time is over, or nobody follows any more. */
    void follow(String site, @Nullable Position from, Duration length, Line line) {
        Instant over = clock.instant().plus(length);
        Instant heard = clock.instant();
        @Nullable Position at = from == null ? whole(site, line) : goOn(site, from, line);
        while (at != null && clock.instant().isBefore(over) && !isEnding()) {
            @Nullable Position next = news(site, at, line);
            Instant now = clock.instant();
            if (next != null && !next.equals(at)) {
                heard = now;
            } else if (next != null
                    && heard.plusSeconds(limits.streamBeatSeconds()).isBefore(now)) {
                heard = now;
                next = line.beat() ? next : null;
            }
            at = next;
        }
    }

    /** Tells how the site is now; what happens meanwhile is told after it, once more perhaps. */
    private @Nullable Position whole(String site, Line line) {
        Position end = log.last(site)
                .map(part -> new Position(part.n(), part.events().size()))
                .orElse(new Position(0, 0));
        return line.tell(end, "site", people.of(site)) ? end : null;
    }

    private @Nullable Position goOn(String site, Position from, Line line) {
        Part part = log.part(site, from.n()).orElse(null);
        if (part == null) {
            return whole(site, line);
        }
        return line.beat() ? tell(part, Math.min(part.events().size(), from.i()), line) : null;
    }

    private @Nullable Position news(String site, Position at, Line line) {
        @Nullable Position next = at;
        for (Part part : log.after(site, at.n(), PARTS)) {
            next = next == null ? null : tell(part, 0, line);
        }
        return next;
    }

    /** Tells the rest of a part. @return where that leads; null once nobody takes it any more */
    private static @Nullable Position tell(Part part, int from, Line line) {
        for (int i = from; i < part.events().size(); i++) {
            Noted noted = part.events().get(i);
            if (!line.tell(new Position(part.n(), i + 1), nameOf(noted), noted)) {
                return null;
            }
        }
        return new Position(part.n(), part.events().size());
    }

    private static String nameOf(Noted noted) {
        return noted.event().getClass().getAnnotation(JsonTypeName.class).value();
    }

    private boolean isEnding() {
        try {
            return ending.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
