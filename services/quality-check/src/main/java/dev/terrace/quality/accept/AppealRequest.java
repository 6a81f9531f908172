package dev.terrace.quality.accept;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a worker sends against a verdict. */
@Schema(name = "AppealRequest", description = "Which label, and why its verdict is wrong", example = """
        {"label": "d-7k2m.0.17#2", "words": "the dog is behind the fence, on the left"}""")
record AppealRequest(
        @Nullable @Schema(required = true, description = "As its verdict has it", examples = "d-7k2m.0.17#2")
        String label,

        @Nullable
        @Schema(required = true, description = "Why", maxLength = LabelRuling.MOST_WORDS, examples = "it is a dog")
        String words) {

    /** Of an empty body. */
    static final AppealRequest NONE = new AppealRequest(null, null);
}
