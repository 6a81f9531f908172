package dev.terrace.dispatch.lease;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.LotContent;
import dev.terrace.dispatch.LotContent.Payload;
import dev.terrace.dispatch.Pack;
import dev.terrace.dispatch.Slot;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.TermsId;
import dev.terrace.shared.work.WorkType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
        static Project of(Terms terms) {
            return new Project(
                    terms.project(),
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
                pack.leasedAt(),
                pack.state() instanceof Pack.Live live ? live.renewBy() : null,
                pack.endsAt(),
                null,
                null);
    }

    static PackView of(
            Pack pack, List<Lot> lots, Function<String, LotContent> contents, Function<TermsId, Terms> terms) {
        Set<TermsId> versions = new LinkedHashSet<>();
        List<Unit> units = new ArrayList<>();
        for (Lot lot : lots) {
            LotContent content = contents.apply(lot.id());
            for (int n = 0; n < lot.units().size(); n++) {
                Optional<Slot.Leased> lease = lot.units().get(n).leaseOf(pack.id());
                if (lease.isPresent()) {
                    units.add(unit(lot.id(), n, lease.get().attempt(), content));
                    versions.add(lot.terms());
                }
            }
        }
        return summary(pack).with(versions.stream().map(terms).map(Project::of).toList(), units);
    }

    PackView with(@Nullable List<Project> some, @Nullable List<Unit> all) {
        return new PackView(pack, site, worker, state, leasedAt, renewBy, endsAt, some, all);
    }

    private static Unit unit(String lot, int n, int attempt, LotContent content) {
        Payload payload = content.payloads().get(n);
        return new Unit(
                lot + "." + n,
                attempt,
                content.terms().project(),
                content.terms().version(),
                payload.part(),
                payload.content(),
                payload.meta(),
                payload.start());
    }

    private static String stateOf(Pack pack) {
        return switch (pack.state()) {
            case Pack.Live _ -> "live";
            case Pack.Ended _, Pack.Freed _ -> "ended";
            case Pack.Done _ -> "done";
        };
    }
}
