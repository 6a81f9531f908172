package dev.terrace.dispatch.lease;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.MongoLots;
import dev.terrace.dispatch.MongoPacks;
import dev.terrace.dispatch.Pack;
import dev.terrace.dispatch.Seat;
import dev.terrace.dispatch.Validation;
import dev.terrace.dispatch.lease.Leasing.Allocation;
import dev.terrace.shared.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Packs as their sites and workers see them. */
@ApplicationScoped
class OwnPacks {
    private final MongoPacks packs;
    private final MongoLots lots;
    private final Shown shown;
    private final ObjectWriter json;

    OwnPacks(MongoPacks packs, MongoLots lots, Shown shown, ObjectMapper json) {
        this.packs = packs;
        this.lots = lots;
        this.shown = shown;
        this.json = json.writer();
    }

    /** Whoever's it is, made or not. */
    Optional<Pack> find(String pack) {
        return packs.find(pack);
    }

    /** @throws Refused if there is no such pack, or it is another's, or still being made */
    Pack own(String pack, Seat seat) {
        return packs.find(pack)
                .filter(Pack::isMade)
                .filter(seat::maySee)
                .orElseThrow(() -> Validation.notFound("No pack %s: list yours with GET /v1/packs", pack));
    }

    /** Live packs by id, from the cursor on. */
    List<Pack> live(Seat seat, String after, int limit) {
        return packs.live(seat.site(), seat.worker(), after, limit);
    }

    PackView view(Pack pack) {
        return shown.of(pack, lots.find(pack.lots()));
    }

    /** A lot may have given twice, before the pack was cut off and when it was gone on with: it is shown as it was last. */
    PackView view(Leases.Leased leased) {
        Map<String, Lot> last = new LinkedHashMap<>();
        leased.given().stream().map(Allocation::lot).forEach(lot -> last.put(lot.id(), lot));
        return shown.of(leased.pack(), List.copyOf(last.values()));
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
