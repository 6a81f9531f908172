package dev.terrace.dispatch.lease;

import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.LotContent;
import dev.terrace.dispatch.LotContent.Payload;
import dev.terrace.dispatch.MongoLots;
import dev.terrace.dispatch.Pack;
import dev.terrace.dispatch.Slot;
import dev.terrace.shared.event.ProjectDirected;
import dev.terrace.shared.media.MediaLinks;
import dev.terrace.shared.project.MongoProjects;
import dev.terrace.shared.work.TermsId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a pack shows to those who do it: its units, and what their projects ask for. */
@ApplicationScoped
class Shown {
    private final MongoLots lots;
    private final MongoProjects projects;
    private final MediaLinks media;

    Shown(MongoLots lots, MongoProjects projects, MediaLinks media) {
        this.lots = lots;
        this.projects = projects;
        this.media = media;
    }

    /** The pack with the units of these lots that still wait for a label. */
    PackView of(Pack pack, List<Lot> some) {
        Set<TermsId> versions = new LinkedHashSet<>();
        List<PackView.Unit> units = new ArrayList<>();
        for (Lot lot : some) {
            LotContent content = lots.content(lot.content());
            for (int n = 0; n < lot.units().size(); n++) {
                Optional<Slot.Leased> lease = lot.units().get(n).leaseOf(pack.id());
                if (lease.isPresent()) {
                    units.add(unit(
                            pack,
                            lot,
                            n,
                            lease.get().attempt(),
                            content.payloads().get(n)));
                    versions.add(lot.terms());
                }
            }
        }
        return PackView.summary(pack).with(versions.stream().map(this::project).toList(), units);
    }

    private PackView.Project project(TermsId id) {
        String name =
                projects.directive(id.project()).map(ProjectDirected::name).orElse(null);
        return PackView.Project.of(projects.terms(id), name);
    }

    private PackView.Unit unit(Pack pack, Lot lot, int n, int attempt, Payload payload) {
        return new PackView.Unit(
                lot.id() + "." + n,
                attempt,
                lot.terms().project(),
                lot.terms().version(),
                payload.part(),
                media.until(pack.term().endsAt(), payload.content()),
                payload.meta(),
                payload.start());
    }
}
