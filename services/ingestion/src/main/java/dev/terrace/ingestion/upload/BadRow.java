package dev.terrace.ingestion.upload;

import dev.terrace.ingestion.RefusedRow;
import org.jspecify.annotations.Nullable;

/** A row that cannot become an item. It carries no stack trace: bad rows may come by the million. */
final class BadRow extends Exception {

    private static final long serialVersionUID = 1;

    private final @Nullable String field;
    private final String problem;

    BadRow(@Nullable String field, String problem) {
        super(problem, null, false, false);
        this.field = field;
        this.problem = problem;
    }

    String problem() {
        return problem;
    }

    RefusedRow at(long row) {
        return new RefusedRow(row, field, problem);
    }
}
