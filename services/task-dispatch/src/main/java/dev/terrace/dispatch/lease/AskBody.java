package dev.terrace.dispatch.lease;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for work as it comes in. */
@Schema(example = "{\"units\": 50, \"workTypes\": [\"classes\"]}")
record AskBody(
        @Nullable @Schema(description = "How many, 1 to 500", defaultValue = "50")
        Integer units,

        @Nullable @Schema(description = "Only these types of work")
        List<String> workTypes,

        @Nullable @Schema(description = "Only these") List<String> projects,

        @Nullable
        @Schema(description = "For this one worker of the site, who alone labels then; a worker asks for herself")
        String worker,

        @Nullable
        @Schema(description = "Minutes that the lease is to last, 1 to 1440; as long as the projects say if absent")
        Integer minutes,

        @Nullable @Schema(description = "About as many bytes as the units may take, media not counted")
        Integer bytes) {}
