package dev.terrace.dispatch.lease;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.terrace.dispatch.Limits;
import dev.terrace.dispatch.MongoDays;
import dev.terrace.dispatch.MongoPacks;
import dev.terrace.dispatch.Pack;
import dev.terrace.dispatch.Refusal;
import dev.terrace.shared.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** About how many live packs a site holds, counted in the store once a second, and on from there; and how many each worker has had. */
@ApplicationScoped
class LivePacks {
    private static final Duration BELIEVED = Duration.ofSeconds(1);

    private final MongoPacks packs;
    private final MongoDays days;
    private final int most;
    private final Cache<String, AtomicInteger> counted =
            Caffeine.newBuilder().expireAfterWrite(BELIEVED).build();

    LivePacks(MongoPacks packs, MongoDays days, Limits limits) {
        this.packs = packs;
        this.days = days;
        this.most = limits.sitePacks();
    }

    /** @throws Refused if the site holds as many as it may */
    void requireRoom(String site) {
        if (held(site).get() >= most) {
            throw new Refused(
                    Refusal.TOO_MANY_PACKS,
                    "A site may hold %d live packs: submit or return some first".formatted(most));
        }
    }

    /** Counts one more. */
    void add(Pack pack) {
        held(pack.site()).incrementAndGet();
        if (pack.worker() != null) {
            days.count(pack.site(), pack.worker(), pack.term().leasedAt(), MongoDays.Counts.PACK);
        }
    }

    private AtomicInteger held(String site) {
        return counted.get(site, known -> new AtomicInteger(packs.countLive(known, most)));
    }
}
