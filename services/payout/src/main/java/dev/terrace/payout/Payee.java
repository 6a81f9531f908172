package dev.terrace.payout;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who is paid: a worker or a site, written {@code worker:<id>} or {@code site:<id>}. */
public record Payee(Kind kind, String id) implements Comparable<Payee> {

    /** What kind of payee it is. */
    public enum Kind {
        WORKER,
        SITE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Payee {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a payee needs an id, as in worker:w-17");
        }
    }

    public static Payee worker(String id) {
        return new Payee(Kind.WORKER, id);
    }

    public static Payee site(String id) {
        return new Payee(Kind.SITE, id);
    }

    /** Reads what {@link #toString()} wrote; also how REST reads a payee from a path. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Payee fromString(String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? "" : text.substring(0, colon);
        return switch (kind) {
            case "worker" -> worker(text.substring(colon + 1));
            case "site" -> site(text.substring(colon + 1));
            default -> throw new IllegalArgumentException("not a payee, write worker:<id> or site:<id>: " + text);
        };
    }

    @Override
    public int compareTo(Payee other) {
        return toString().compareTo(other.toString());
    }

    @JsonValue
    @Override
    public String toString() {
        return kind + ":" + id;
    }
}
