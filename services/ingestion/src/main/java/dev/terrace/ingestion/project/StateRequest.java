package dev.terrace.ingestion.project;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The state that a project is to come to. */
@Schema(name = "StateRequest", requiredProperties = "state")
record StateRequest(
        @Nullable
        @Schema(
                enumeration = {"open", "paused", "complete", "archived"},
                examples = "open")
        String state) {}
