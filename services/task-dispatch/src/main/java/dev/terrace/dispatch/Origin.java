package dev.terrace.dispatch;

import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.TermsId;
import dev.terrace.shared.work.WorkType;

/** Whose work a lot is, and of what kind. */
public record Origin(String client, TermsId terms, WorkType workType) {
    public String project() {
        return terms.project();
    }

    public static Origin of(Terms terms) {
        return new Origin(terms.client(), terms.id(), terms.work().type());
    }
}
