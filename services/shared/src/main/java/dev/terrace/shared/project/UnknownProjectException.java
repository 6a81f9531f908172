package dev.terrace.shared.project;

import dev.terrace.shared.delivery.NotYetException;
import dev.terrace.shared.work.TermsId;

/** Nobody has told this service of these terms yet; an event that names them waits. */
public final class UnknownProjectException extends NotYetException {
    UnknownProjectException(TermsId id) {
        super("project version " + id + ", of which nothing has been heard");
    }
}
