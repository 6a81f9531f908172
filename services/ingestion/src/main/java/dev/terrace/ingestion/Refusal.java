package dev.terrace.ingestion;

/** Why ingestion says no, in order of precedence. */
public enum Refusal implements dev.terrace.shared.problem.Refusal {
    KEY_MISSING(400, "This call needs an Idempotency-Key"),
    NO_SUCH_PROJECT(404, "There is no such project, or it is not yours"),
    NO_SUCH_VERSION(404, "The project has no such version"),
    NO_SUCH_DATASET(404, "There is no such dataset, or it is not yours"),
    NO_SUCH_UNIT(404, "There is no such unit, or it is not yours"),
    NO_SUCH_UPLOAD(404, "There is no such upload, or it is not yours, or it has expired"),
    NO_SUCH_MEDIUM(404, "There is no such medium at this address"),
    NO_SUCH_WEBHOOK(404, "There is no such webhook, or it is not yours"),
    WEBHOOK_UNREADABLE(422, "The webhook is not described right"),
    TUS_VERSION(412, "This version of tus is not spoken here"),
    ARCHIVE_UNREADABLE(422, "The archive cannot be used"),
    INVALID_BUCKET(422, "The bucket is not described right"),
    BUCKET_UNREADABLE(422, "The bucket cannot be read"),
    BUCKET_SILENT(424, "The bucket does not answer as it should"),
    BUCKET_BUSY(409, "The prefix of the bucket is just being read"),
    FORMAT_UNFIT(422, "The format has no place for labels of this work"),
    UPLOAD_UNREADABLE(400, "A header of the upload cannot be read"),
    CHECKSUM_UNREADABLE(400, "The checksum cannot be read"),
    NOT_A_PIECE(415, "The body is not a piece of an upload"),
    UPLOAD_IS_WHOLE(403, "Nothing can be added to the upload"),
    UPLOAD_TOO_LARGE(413, "The upload is larger than it may be"),
    QUOTA_EXCEEDED(403, "You keep as much here as you may"),
    PART_MISSING(409, "A part of the upload is missing"),
    UPLOAD_UNFINISHED(409, "The upload is not all here"),
    WRONG_OFFSET(409, "The upload goes on from elsewhere"),
    UPLOAD_BUSY(423, "The upload is being added to"),
    CHECKSUM_MISMATCH(460, "The bytes do not have the checksum"),
    DISK_FULL(507, "There is no room"),
    BAD_MEDIA(422, "The medium cannot be used"),
    PROJECT_CLOSED(409, "The project takes no more datasets"),
    ILLEGAL_STATE(409, "The project cannot come to this state from the one that it is in"),
    UNITS_OPEN(409, "Units of the project are not settled"),
    KEY_REUSED(422, "The Idempotency-Key was used for something else"),
    UNSUPPORTED_ENCODING(415, "The Content-Encoding is not taken"),
    BODY_BROKEN(400, "The body did not arrive whole"),
    CHARSET_UNKNOWN(422, "The body is not UTF-8 and does not say what it is"),
    CHARSET_WRONG(422, "The body is not in the charset that it says"),
    INVALID_PROJECT(422, "The project is not described right"),
    TOO_MANY_VERSIONS(422, "The project has as many versions as it may"),
    HEADER_UNREADABLE(400, "The first line of the CSV does not name the columns"),
    TOO_MANY_ROWS(413, "The manifest has too many rows"),
    LABELS_UNREADABLE(422, "The labels do not say what they are"),
    NO_GOOD_LABEL(422, "No label of it can be used"),
    NO_GOOD_ROW(422, "No row of the manifest can be used"),
    TOO_MANY_UPLOADS(429, "As many uploads of this client are running as may"),
    NOT_ARRIVED(409, "The dataset has not arrived whole"),
    NOT_SPLIT(409, "The dataset is not split into units"),
    INVALID_WITHDRAWAL(422, "What is to be withdrawn is not described right"),
    FILE_REPEATED(422, "The same file came before, and the project does not want it twice"),
    STOPPED(409, "The dataset was withdrawn before it had arrived"),
    OVERTAKEN(409, "A newer upload with the same key took over"),
    TOO_MANY_EXPORTS(429, "As many exports of this caller are running as may");

    private final int status;
    private final String title;

    Refusal(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
