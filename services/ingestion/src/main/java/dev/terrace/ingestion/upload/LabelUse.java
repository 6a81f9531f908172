package dev.terrace.ingestion.upload;

import java.util.Locale;

/** What the label of a row is for. */
enum LabelUse {
    /** A worker starts from it. */
    START,
    /** It is known to be right, and no worker is shown it. */
    GOLD;

    /** The field of a row that holds it. */
    String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of a file of labels in an archive: those in a folder named gold are gold. */
    static LabelUse of(String file) {
        return ("/" + file).contains("/gold/") ? GOLD : START;
    }
}
