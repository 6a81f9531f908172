package dev.terrace.shared.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.terrace.shared.event.EventType;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Hands a record to its effect. While the store is away it waits and tries again, for as long as that takes; where another
 * event must be heard first ({@link NotYetException}), up to a bound; a record that
 * fails for its own sake is tried a few times and then thrown, upon which the channel parks it on the dead-letter topic.
 */
@ApplicationScoped
public class Handover {
    private static final Logger LOG = Logger.getLogger(Handover.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final ObjectMapper json;
    private final Meters meters;
    private final int tries;
    private final Duration patience;

    Handover(
            ObjectMapper json,
            Meters meters,
            @ConfigProperty(name = "terrace.handover.tries", defaultValue = "3") int tries,
            @ConfigProperty(name = "terrace.handover.wait", defaultValue = "60s") Duration patience) {
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.json.getFactory().disable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION); // our own writing
        this.meters = meters;
        this.tries = tries;
        this.patience = patience;
    }

    /**
     * Delivers a record of the one type that its topic carries.
     *
     * @throws UndeliverableException if the type is another, the payload cannot be read, or the effect failed every time
     */
    public <T> void deliver(
            ConsumerRecord<String, byte[]> event, EventType type, Class<T> payload, Consumer<T> effect) {
        try {
            T data = read(event, type, json.readerFor(payload));
            tryUntilStored(() -> effect.accept(data), type + " " + event.key());
            meters.delivered(type).increment();
        } catch (UndeliverableException e) {
            meters.parked(type).increment();
            throw e;
        }
    }

    private void tryUntilStored(Runnable effect, String what) {
        Duration wait = FIRST_WAIT;
        long began = System.nanoTime();
        for (int failures = 0; ; ) {
            try {
                effect.run();
                return;
            } catch (NotYetException e) {
                if (System.nanoTime() - began > patience.toNanos()) {
                    throw new UndeliverableException(what + " waited in vain for " + e.getMessage(), e);
                }
                LOG.debugf("%s waits %s for %s", what, wait, e.getMessage());
                wait = pause(wait);
            } catch (RuntimeException e) {
                if (!Store.isAway(e) && ++failures >= tries) {
                    throw new UndeliverableException(what + " failed " + failures + " times", e);
                }
                LOG.warnf("%s waits %s: %s", what, wait, e.getMessage());
                wait = pause(wait);
            }
        }
    }

    /** Whether a record of a topic that carries several types is of this one. */
    public static boolean isOf(EventType type, ConsumerRecord<String, byte[]> event) {
        Header name = event.headers().lastHeader("ce_type");
        return name != null && type.typeName().equals(new String(name.value(), UTF_8));
    }

    private static <T> T read(ConsumerRecord<String, byte[]> event, EventType type, ObjectReader reader) {
        if (!isOf(type, event)) {
            throw new UndeliverableException("expected a " + type.typeName(), null);
        }
        try {
            return reader.readValue(event.value());
        } catch (IOException e) {
            throw new UndeliverableException("unreadable " + type.typeName(), e);
        }
    }

    /** @return how long to wait the next time */
    private static Duration pause(Duration wait) {
        LockSupport.parkNanos(wait.toNanos());
        if (Thread.currentThread().isInterrupted()) {
            throw new UndeliverableException("stopped while it waited", null);
        }
        return wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
    }
}
