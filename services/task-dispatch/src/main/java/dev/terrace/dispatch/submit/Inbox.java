package dev.terrace.dispatch.submit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrace.dispatch.Ids;
import dev.terrace.dispatch.Limits;
import dev.terrace.dispatch.Meters;
import dev.terrace.dispatch.MongoSubmissions;
import dev.terrace.dispatch.Refusal;
import dev.terrace.dispatch.Submission;
import dev.terrace.dispatch.Submission.Answer;
import dev.terrace.dispatch.Submission.Received;
import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;

/** Receives submissions: each is stored as it came before anything is decided, and answered once. */
@ApplicationScoped
class Inbox {
    private final MongoSubmissions stored;
    private final Submissions submissions;
    private final Limits limits;
    private final Meters meters;
    private final InstantSource clock;

    /** What a submission was answered, now or when it first came. */
    record Receipt(String submission, List<Answer> answers, boolean repeated) {}

    Inbox(MongoSubmissions stored, Submissions submissions, Limits limits, Meters meters, InstantSource clock) {
        this.stored = stored;
        this.submissions = submissions;
        this.limits = limits;
        this.meters = meters;
        this.clock = clock;
    }

    /** @throws Refused if the body is over a limit or no text, or the key has been used with another */
    Receipt receive(Sender.Scope scope, String key, InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(limits.submissionBytes() + 1);
        if (bytes.length > limits.submissionBytes()) {
            throw new Refused(
                    CommonRefusal.BODY_TOO_LARGE,
                    "A submission takes %d bytes, decompressed: send the rows in several"
                            .formatted(limits.submissionBytes()));
        }
        Instant now = clock.instant();
        String sha256 = HexFormat.of().formatHex(Ids.sha256(bytes));
        String owner = scope.pack() == null ? "site/" + scope.site() : scope.pack();
        Submission fresh = new Submission(
                Ids.of("s-", owner, key),
                0,
                new Received(scope.site(), scope.worker(), scope.pack(), sha256, now),
                text(bytes),
                null,
                now.plusSeconds(limits.decideSeconds()));
        if (stored.insert(fresh)) {
            return answer(fresh, now, false);
        }
        Submission first = stored.find(fresh.id()).orElseThrow();
        if (!first.received().sha256().equals(sha256)) {
            throw new Refused(Refusal.KEY_REUSED, "This key came with another body: send other rows under another key");
        }
        List<Answer> answers = first.answers();
        return answers == null ? answer(first, now, true) : new Receipt(first.id(), answers, true);
    }

    private Receipt answer(Submission submission, Instant now, boolean repeated) {
        List<Answer> answers = submissions.decide(submission, now);
        meters.answered(answers);
        return new Receipt(submission.id(), answers, repeated);
    }

    private String text(byte[] bytes) {
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new Refused(Refusal.BODY_NOT_TEXT, "Send the rows as UTF-8, one JSON object a line");
        }
        long rows = Rows.lines(text).limit(limits.submissionRows() + 1L).count();
        if (rows == 0) {
            throw new Refused(CommonRefusal.MALFORMED, "Send at least one row, one JSON object a line");
        }
        if (rows > limits.submissionRows()) {
            throw new Refused(
                    Refusal.TOO_MANY_ROWS,
                    "A submission takes %d rows: send the others in another".formatted(limits.submissionRows()));
        }
        return text;
    }
}
