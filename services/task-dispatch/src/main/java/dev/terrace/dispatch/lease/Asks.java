package dev.terrace.dispatch.lease;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrace.dispatch.Checks;
import dev.terrace.dispatch.Ids;
import dev.terrace.dispatch.Limits;
import dev.terrace.dispatch.Refusal;
import dev.terrace.dispatch.Roster;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.WorkType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
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

    private final Checks checks;
    private final Roster roster;
    private final Limits limits;

    Asks(Checks checks, Roster roster, Limits limits) {
        this.checks = checks;
        this.roster = roster;
        this.limits = limits;
    }

    /**
     * @param key names the request, so that its repeat gets the same pack; null if there is no such need
     * @throws Refused if something asked for is unknown or outside its limits
     */
    Ask read(AskBody body, String site, @Nullable String key) {
        Roster.Facts facts = roster.of(site);
        if (facts.workers() == 0) {
            throw new Refused(
                    Refusal.SITE_WITHOUT_WORKERS, "Register some with POST /v1/sites/%s/workers".formatted(site));
        }
        if (body.worker() != null && roster.ofSite(site, Set.of(body.worker())).isEmpty()) {
            throw new Refused(
                    Refusal.WORKER_UNKNOWN,
                    "worker: %s is not of this site; register with PUT /v1/sites/%s/workers/{worker}"
                            .formatted(body.worker(), site));
        }
        int most = (int) limits.packBytes();
        return new Ask(
                key == null ? Ids.random("k-") : Ids.of("k-", site, checks.key(key)),
                HexFormat.of().formatHex(Ids.sha256(body.toString().getBytes(UTF_8)), 0, 8),
                site,
                body.worker(),
                facts.workers(),
                checks.within("units", body.units(), UNITS, 1, limits.packUnits()),
                checks.within("bytes", body.bytes(), most, LEAST_BYTES, most),
                body.minutes() == null
                        ? null
                        : Duration.ofMinutes(checks.within("minutes", body.minutes(), 1, 1, limits.packMinutes())),
                setOf("workTypes", body.workTypes()).stream()
                        .map(Asks::workType)
                        .collect(Collectors.toSet()),
                setOf("projects", body.projects()));
    }

    private static Set<String> setOf(String field, @Nullable List<String> list) {
        return list == null ? Set.of() : Set.copyOf(Checks.whole(field, list));
    }

    private static WorkType workType(String name) {
        return WorkType.named(name).orElseThrow(() -> Checks.malformed("workTypes: expected some of classes, boxes"));
    }
}
