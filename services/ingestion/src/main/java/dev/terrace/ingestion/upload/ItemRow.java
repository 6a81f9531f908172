package dev.terrace.ingestion.upload;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A row of a manifest, as the API describes it; it is read field by field. */
@Schema(name = "ItemRow", description = "One item: its id, and what it is", requiredProperties = "id")
record ItemRow(
        @Schema(examples = "cat-1", maxLength = 256) String id,

        @Nullable
        @Schema(
                description = "Address of an image or a video",
                maxLength = 2048,
                examples = "https://media.example/cat-1.jpg")
        String media,

        @Nullable String text,

        @Nullable @Schema(description = "Pixels", minimum = "1")
        Integer width,

        @Nullable @Schema(description = "Pixels", minimum = "1")
        Integer height,

        @Nullable
        @Schema(implementation = Object.class, description = "Frames a second: 25, 29.97, \"30000/1001\" or {num, den}")
        Object fps,

        @Nullable
        @Schema(
                implementation = Object.class,
                description = "How many frames a video has, or the key frames of a scene")
        Object frames,

        @Nullable
        @Schema(
                implementation = Object.class,
                description = "{cameras, frames}, which may stand flat in the row as well")
        Object scene,

        @Nullable
        @Schema(implementation = Object.class, description = "Cameras of a scene: name, width, height, K, T_cam_ego")
        Object cameras,

        @Nullable String prompt,

        @Nullable
        @Schema(implementation = Object.class, description = "Two or more answers to the prompt, each with id and text")
        Object answers,

        @Nullable
        @Schema(
                implementation = Object.class,
                description = "Your own data: JSON of at most 2 KiB, given back untouched")
        Object meta,

        @Nullable
        @Schema(implementation = Object.class, description = "A label to start from, as the project's schema has it")
        Object start,

        @Nullable
        @Schema(
                implementation = Object.class,
                description =
                        "The label that is known to be right: no worker is shown it, and hers are held against it")
        Object gold,

        @Nullable @Schema(description = "Labels that the item gets at most", minimum = "1", maximum = "100")
        Integer maxOverlap) {}
