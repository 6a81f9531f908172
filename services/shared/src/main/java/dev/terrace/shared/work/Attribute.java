package dev.terrace.shared.work;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is said of an object, or of the whole label, beside its class.
 *
 * @param options of a choice; empty for the other kinds
 * @param min of a number; null for no bound
 * @param max of a number; null for no bound
 * @param required whether it must be said; a flag that is not said is false
 * @param counts whether it is judged: it lowers similarity where it differs, and must be agreed on; unless said otherwise a
 *     flag and a choice are, a number and a text are not
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Attribute(
        String name,
        Kind type,
        List<String> options,
        @Nullable Double min,
        @Nullable Double max,
        boolean required,
        boolean counts) {

    /** What its values are. */
    public enum Kind {
        /** True or false. */
        FLAG,
        /** One of the options. */
        CHOICE,
        /** A number in a range. */
        NUMBER,
        /** Free text. */
        TEXT;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Attribute {
        name = Names.normal(name);
        options = Names.normal(options);
    }

    @JsonCreator
    static Attribute of(
            @JsonProperty("name") String name,
            @JsonProperty("type") Kind type,
            @JsonProperty("options") @Nullable List<String> options,
            @JsonProperty("min") @Nullable Double min,
            @JsonProperty("max") @Nullable Double max,
            @JsonProperty("required") boolean required,
            @JsonProperty("counts") @Nullable Boolean counts) {
        boolean usually = type == Kind.FLAG || type == Kind.CHOICE;
        return new Attribute(
                name,
                type,
                options == null ? List.of() : options,
                min,
                max,
                required,
                counts == null ? usually : counts);
    }

    /** A flag that counts. */
    public static Attribute flag(String name) {
        return new Attribute(name, Kind.FLAG, List.of(), null, null, false, true);
    }

    /** A choice that must be made and counts. */
    public static Attribute choice(String name, String... options) {
        return new Attribute(name, Kind.CHOICE, List.of(options), null, null, true, true);
    }

    /** How many different values there are to choose from; 0 if they cannot be counted. */
    public int choices() {
        return switch (type) {
            case FLAG -> 2;
            case CHOICE -> options.size() + (required ? 0 : 1);
            case NUMBER, TEXT -> 0;
        };
    }
}
