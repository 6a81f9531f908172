package dev.terrace.dispatch.lease;

import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.LotContent;
import dev.terrace.dispatch.LotContent.Payload;
import dev.terrace.dispatch.Pack;
import dev.terrace.dispatch.Slot;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Terms;
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

            @Schema(description = "type classes: one of classes; type boxes: at most maxBoxes, each of one of classes")
            LabelSchema schema,

            @Nullable String guideline) {
        static Project of(Terms terms) {
            return new Project(terms.project(), terms.version(), terms.workType(), terms.schema(), terms.guideline());
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
            @Nullable String media,
            @Nullable String text,
            @Nullable Integer width,
            @Nullable Integer height) {}

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

    static PackView of(Pack pack, List<Lot> lots, Function<String, LotContent> contents) {
        Set<Project> projects = new LinkedHashSet<>();
        List<Unit> units = new ArrayList<>();
        for (Lot lot : lots) {
            LotContent content = contents.apply(lot.id());
            for (int n = 0; n < lot.units().size(); n++) {
                Optional<Slot.Leased> lease = lot.units().get(n).leaseOf(pack.id());
                if (lease.isPresent()) {
                    units.add(unit(lot.id(), n, lease.get().attempt(), content));
                    projects.add(Project.of(content.terms()));
                }
            }
        }
        return summary(pack).with(List.copyOf(projects), units);
    }

    PackView with(@Nullable List<Project> some, @Nullable List<Unit> all) {
        return new PackView(pack, site, worker, state, leasedAt, renewBy, endsAt, some, all);
    }

    private static Unit unit(String lot, int n, int attempt, LotContent content) {
        Payload payload = content.payloads().get(n);
        Terms terms = content.terms();
        return new Unit(
                lot + "." + n,
                attempt,
                terms.project(),
                terms.version(),
                payload.media(),
                payload.text(),
                payload.width(),
                payload.height());
    }

    private static String stateOf(Pack pack) {
        return switch (pack.state()) {
            case Pack.Live _ -> "live";
            case Pack.Ended _, Pack.Freed _ -> "ended";
            case Pack.Done _ -> "done";
        };
    }
}
