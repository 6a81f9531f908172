package dev.terrace.dispatch.submit;

import dev.terrace.dispatch.Submission;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A submission for the record.
 *
 * @param body the rows as they came
 * @param rows what became of each; null while that is being decided
 */
record SubmissionRecord(
        String submission,
        @Nullable String pack,
        String site,
        Instant receivedAt,
        String sha256,
        String body,
        @Nullable List<Submission.Answer> rows) {

    static SubmissionRecord of(Submission submission) {
        return new SubmissionRecord(
                submission.id(),
                submission.received().pack(),
                submission.received().site(),
                submission.received().at(),
                submission.received().sha256(),
                submission.body(),
                submission.answers());
    }
}
