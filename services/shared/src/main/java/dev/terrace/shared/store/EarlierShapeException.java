package dev.terrace.shared.store;

import org.jspecify.annotations.Nullable;

/** The store holds documents that this version cannot read. */
public final class EarlierShapeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EarlierShapeException(String collection, String id, String fault, @Nullable Throwable cause) {
        super(
                "%s holds documents of an earlier shape: \"%s\" %s. Let the version that wrote them finish its work, or begin with an"
                                .formatted(collection, id, fault)
                        + " empty database: nothing was changed here.",
                cause);
    }
}
