package dev.terrace.ingestion.upload;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the label of a row is for. */
@Schema(enumeration = {"start", "gold"})
enum LabelUse {
    /** A worker starts from it. */
    START,
    /** It is known to be right, and no worker is shown it. */
    GOLD;

    /** The field of a row that holds it. */
    @JsonValue
    String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LabelUse asked(@Nullable String name) {
        return Arrays.stream(values())
                .filter(use -> use.field().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused(CommonRefusal.BAD_PARAMETER, "use: write start or gold"));
    }

    /** Of a file of labels in an archive: those in a folder named gold are gold. */
    static LabelUse of(String file) {
        return ("/" + file).contains("/gold/") ? GOLD : START;
    }
}
