package dev.terrace.ingestion.project;

import dev.terrace.ingestion.RequestFields;
import dev.terrace.shared.work.Directive;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what may change for work that is out. */
final class DirectiveFields {

    private static final int MOST_PRIORITY = 9;
    private static final int MOST_WEIGHT = 100;

    private DirectiveFields() {}

    /** A project's first directive, with the defaults of what is absent. */
    static Directive first(RequestFields fields) {
        return read(fields, new Directive(5, 1, null, false), fields.moment("deadline"), false);
    }

    /** A change of a directive: what is absent stays as it is, a deadline of null is none. */
    static Directive change(RequestFields fields, Directive before) {
        Instant deadline = fields.mentions("deadline") ? fields.moment("deadline") : before.deadline();
        fields.mention("deadline");
        return read(fields, before, deadline, fields.flag("paused", before.paused()));
    }

    private static Directive read(RequestFields fields, Directive absent, @Nullable Instant deadline, boolean paused) {
        return new Directive(
                fields.whole("priority", 0, MOST_PRIORITY, absent.priority()),
                fields.whole("weight", 1, MOST_WEIGHT, absent.weight()),
                deadline,
                paused);
    }

    /** Says of fields that belong to a directive, and not to a version, where they are changed. */
    static void refuse(RequestFields fields) {
        for (String field : List.of("priority", "weight", "deadline")) {
            if (fields.mentions(field)) {
                fields.fault(field, "is the same for all versions: change it with PATCH /v1/projects/{project}");
            }
        }
    }
}
