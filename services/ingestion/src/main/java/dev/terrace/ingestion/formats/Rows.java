package dev.terrace.ingestion.formats;

import java.io.IOException;

/** The items of an export, in their order; they may be gone through more than once, and are never all held at once. */
public interface Rows {
    void each(Visitor visitor) throws IOException;

    /** Takes one item. */
    interface Visitor {
        void visit(Exported row) throws IOException;
    }
}
