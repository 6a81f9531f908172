package dev.terrace.dispatch.lease;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.terrace.dispatch.Checks;
import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.MongoLots;
import dev.terrace.dispatch.MongoPacks;
import dev.terrace.dispatch.Pack;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.project.MongoProjects;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A site's packs as it sees them. */
@ApplicationScoped
class OwnPacks {
    private final MongoPacks packs;
    private final MongoLots lots;
    private final MongoProjects projects;
    private final ObjectWriter json;

    OwnPacks(MongoPacks packs, MongoLots lots, MongoProjects projects, ObjectMapper json) {
        this.packs = packs;
        this.lots = lots;
        this.projects = projects;
        this.json = json.writer();
    }

    Optional<Pack> find(String pack) {
        return packs.find(pack);
    }

    /** @throws Refused if there is no such pack, or it is another site's */
    Pack own(String pack, String site) {
        return packs.find(pack)
                .filter(known -> known.site().equals(site))
                .orElseThrow(() -> Checks.notFound("No pack %s: list yours with GET /v1/packs", pack));
    }

    /** Live packs by id, from the cursor on. */
    List<Pack> live(String site, String after, int limit) {
        return packs.live(site, after, limit);
    }

    PackView view(Pack pack) {
        return PackView.of(pack, lots.find(pack.lots()), lots::content, projects::terms);
    }

    PackView view(Leases.Leased leased) {
        List<Lot> given = leased.parts().stream().map(Leases.Part::lot).toList();
        return PackView.of(leased.pack(), given, lots::content, projects::terms);
    }

    /** The pack in the first line, each unit in one of its own. */
    String lines(PackView pack) throws JsonProcessingException {
        StringBuilder lines = new StringBuilder(json.writeValueAsString(pack.with(pack.projects(), null)));
        for (PackView.Unit unit : Objects.requireNonNullElse(pack.units(), List.<PackView.Unit>of())) {
            lines.append('\n').append(json.writeValueAsString(unit));
        }
        return lines.append('\n').toString();
    }
}
