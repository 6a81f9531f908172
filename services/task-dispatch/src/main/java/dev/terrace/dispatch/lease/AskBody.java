package dev.terrace.dispatch.lease;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for work as it comes in. */
@Schema(example = "{\"units\": 50, \"workTypes\": [\"classes\"]}")
record AskBody(
        @Nullable @Schema(description = "How many, 1 to 500", defaultValue = "50")
        Integer units,

        @Nullable @Schema(description = "Only these: classes, boxes")
        List<String> workTypes,

        @Nullable @Schema(description = "Only these") List<String> projects,

        @Nullable @Schema(description = "For this one worker of the site; only he or she labels then")
        String worker,

        @Nullable @Schema(description = "Minutes for which the pack can be renewed, 1 to 1440")
        Integer minutes,

        @Nullable @Schema(description = "About as many bytes as the units may take, media not counted")
        Integer bytes) {}
