package dev.terrace.dispatch.submit;

import dev.terrace.dispatch.Submission.Answer;
import java.util.List;

/** What became of the rows, in their order. */
record SubmissionView(String submission, List<Answer> rows) {}
