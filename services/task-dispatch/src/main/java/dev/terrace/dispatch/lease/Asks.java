package dev.terrace.dispatch.lease;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrace.dispatch.Holder;
import dev.terrace.dispatch.Ids;
import dev.terrace.dispatch.Limits;
import dev.terrace.dispatch.Refusal;
import dev.terrace.dispatch.Roster;
import dev.terrace.dispatch.Seat;
import dev.terrace.dispatch.Validation;
import dev.terrace.dispatch.Worker;
import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.WorkType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a request for work. */
@ApplicationScoped
class Asks {
    private static final int UNITS = 50;
    private static final int LEAST_BYTES = 1_000;

    private final Validation validation;
    private final Roster roster;
    private final Limits limits;

    Asks(Validation validation, Roster roster, Limits limits) {
        this.validation = validation;
        this.roster = roster;
        this.limits = limits;
    }

    /** The id of the pack that this key names; another one each time where there is no key. */
    String packOf(Seat seat, @Nullable String key) {
        return key == null ? Ids.random("k-") : Ids.of("k-", seat.site(), validation.key(key));
    }

    static String hash(AskBody body) {
        return HexFormat.of().formatHex(Ids.sha256(body.toString().getBytes(UTF_8)), 0, 8);
    }

    /** @throws Refused if something asked for is unknown or outside its limits */
    Ask read(AskBody body, Seat seat, String pack) {
        Ask.Size size = size(body);
        Ask.Wanted wanted = new Ask.Wanted(
                setOf("workTypes", body.workTypes()).stream()
                        .map(Asks::workType)
                        .collect(Collectors.toSet()),
                setOf("projects", body.projects()));
        Roster.Facts facts = roster.of(seat.site());
        if (facts.workers() == 0) {
            throw new Refused(
                    Refusal.SITE_WITHOUT_WORKERS,
                    "Register some with POST /v1/sites/%s/workers".formatted(seat.site()));
        }
        String worker = worker(body, seat);
        Roster.People people = worker == null ? facts.people() : Roster.People.only(worker);
        return new Ask(new Holder(pack, seat.site(), worker), hash(body), people, size, wanted);
    }

    private Ask.Size size(AskBody body) {
        int most = (int) limits.packBytes();
        return new Ask.Size(
                validation.within("units", body.units(), UNITS, 1, limits.packUnits()),
                validation.within("bytes", body.bytes(), most, LEAST_BYTES, most),
                body.minutes() == null
                        ? null
                        : validation.within("minutes", body.minutes(), 1, 1, limits.packMinutes()));
    }

    private @Nullable String worker(AskBody body, Seat seat) {
        if (seat.worker() != null && body.worker() != null && !seat.worker().equals(body.worker())) {
            throw new Refused(CommonRefusal.FORBIDDEN, "worker: leave it out, a worker asks for herself");
        }
        String named = seat.worker() == null ? body.worker() : seat.worker();
        if (named == null) {
            return null;
        }
        Worker worker = roster.ofSite(seat.site(), Set.of(named)).get(named);
        if (worker == null || worker.state() == Worker.State.LEFT) {
            throw new Refused(
                    Refusal.WORKER_UNKNOWN,
                    "worker: %s is not of this site; register with PUT /v1/sites/%s/workers/{worker}"
                            .formatted(named, seat.site()));
        }
        if (worker.state() == Worker.State.PAUSED) {
            throw new Refused(
                    Refusal.WORKER_PAUSED,
                    "worker: %s is paused; say state: active with PUT /v1/sites/%s/workers/%s"
                            .formatted(named, seat.site(), named));
        }
        roster.saw(seat.site(), Set.of(named));
        return named;
    }

    private static Set<String> setOf(String field, @Nullable List<String> list) {
        return list == null ? Set.of() : Set.copyOf(Validation.whole(field, list));
    }

    private static WorkType workType(String name) {
        return WorkType.named(name)
                .orElseThrow(() -> Validation.malformed("workTypes: expected some of "
                        + Arrays.stream(WorkType.values()).map(WorkType::label).collect(Collectors.joining(", "))));
    }
}
