package dev.terrace.quality.accept;

import dev.terrace.quality.Ruling;
import dev.terrace.shared.event.LotJudged.Cause;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a person sends about one label. */
@Schema(description = "A label is accepted, or rejected with a cause", example = """
                {"cause": "tool-or-network", "words": "the image had not loaded"}""")
record LabelRuling(
        @Nullable @Schema(description = "Why it is rejected; absent: it is accepted")
        Cause cause,

        @Nullable
        @Schema(
                description = "What its worker is told",
                maxLength = LabelRuling.MOST_WORDS,
                examples = "the image had not loaded")
        String words) {

    static final int MOST_WORDS = 1000;

    Ruling ruling() {
        return new Ruling(cause, words);
    }
}
