package dev.terrace.quality.accept;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is answered to an appeal. */
@Schema(name = "AppealDecision", description = "Whether the worker is right, in words for her", example = """
        {"grant": true, "words": "you are right, there is a dog behind the fence"}""")
record AppealDecision(
        @Nullable
        @Schema(required = true, description = "true: the label is accepted and paid; false: its verdict stands")
        Boolean grant,

        @Nullable @Schema(required = true, description = "Why, for the worker", maxLength = LabelRuling.MOST_WORDS)
        String words) {

    /** Of an empty body. */
    static final AppealDecision NONE = new AppealDecision(null, null);
}
