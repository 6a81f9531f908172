package dev.terrace.shared.problem;

import java.util.Locale;

/** A reason to refuse. Each service has one enum of them, in order of precedence. */
public interface Refusal {

    /** The enum's own name. */
    String name();

    int status();

    /** The same sentence whenever this is the reason. */
    String title();

    /** The stable name in answers, such as {@code unit-not-leased}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
