package dev.terrace.dispatch.lease;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.dispatch.Pack;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.WorkType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A pack as its site sees it, with the units that still wait for a label. */
record PackView(
        @Schema(examples = "k-abcdefghijklmnop") String pack,
        @Schema(examples = "s-1") String site,

        @Nullable @Schema(description = "The one worker it is for")
        String worker,

        @Schema(description = "live, ended or done", examples = "live")
        String state,

        Instant leasedAt,

        @Nullable @Schema(description = "The leases expire then, unless the pack is renewed")
        Instant renewBy,

        @Schema(description = "The pack is not renewed beyond")
        Instant endsAt,

        @Nullable @Schema(description = "What the units' projects ask for")
        List<Project> projects,

        @Nullable List<Unit> units) {

    /** What a version of a project asks for. */
    @Schema(name = "PackProject")
    record Project(
            String project,

            @Nullable @Schema(description = "As its client calls it", examples = "Cats and dogs")
            String name,

            int version,
            WorkType workType,

            @Schema(
                    description = "The label schema as the client wrote it; its type names the kind of work",
                    implementation = Object.class)
            ObjectNode schema,

            @Schema(
                    description = "The same as JSON Schema 2020-12, to check labels with before they are sent",
                    implementation = Object.class)
            ObjectNode jsonSchema,

            @Nullable String guideline) {
        static Project of(Terms terms, @Nullable String name) {
            return new Project(
                    terms.project(),
                    name,
                    terms.version(),
                    terms.work().type(),
                    terms.work().json(),
                    terms.work().schema().jsonSchema(),
                    terms.guideline());
        }
    }

    /** A unit to be labelled. */
    @Schema(name = "PackUnit")
    record Unit(
            @Schema(examples = "d-7.0.1") String unit,

            @Schema(description = "Goes back with the label", examples = "1")
            int attempt,

            String project,
            int version,

            @Schema(
                    description = "Which part of the item it is: whole, frames or window",
                    implementation = Object.class)
            Part part,

            @Schema(
                    description = "What to look at; its type is image, text, video, scene or pair",
                    implementation = Object.class)
            Content content,

            @Nullable
            @Schema(description = "The client's own metadata of the item, untouched", implementation = Object.class)
            JsonNode meta,

            @Nullable @Schema(description = "A label to start from", implementation = Object.class)
            JsonNode start) {}

    /** Without projects and units. */
    static PackView summary(Pack pack) {
        return new PackView(
                pack.id(),
                pack.site(),
                pack.worker(),
                stateOf(pack),
                pack.term().leasedAt(),
                pack.state() instanceof Pack.Live live ? live.renewBy() : null,
                pack.term().endsAt(),
                null,
                null);
    }

    PackView with(@Nullable List<Project> some, @Nullable List<Unit> all) {
        return new PackView(pack, site, worker, state, leasedAt, renewBy, endsAt, some, all);
    }

    private static String stateOf(Pack pack) {
        return switch (pack.state()) {
            case Pack.Taking _, Pack.Live _ -> "live";
            case Pack.Ended _, Pack.Freed _ -> "ended";
            case Pack.Done _ -> "done";
        };
    }
}
