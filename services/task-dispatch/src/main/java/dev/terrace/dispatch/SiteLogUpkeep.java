package dev.terrace.dispatch;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Stores what happened at the sites every second, and notices who has left without a word. */
@ApplicationScoped
class SiteLogUpkeep {
    private final MongoSiteLog log;
    private final MongoPresence presence;
    private final MongoInstances instances;
    private final Limits limits;
    private final InstantSource clock;

    SiteLogUpkeep(
            MongoSiteLog log, MongoPresence presence, MongoInstances instances, Limits limits, InstantSource clock) {
        this.log = log;
        this.presence = presence;
        this.instances = instances;
        this.limits = limits;
        this.clock = clock;
    }

    @Scheduled(every = "${terrace.dispatch.site-log:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void keep() {
        log.store();
    }

    /** One instance is enough for it. */
    @Scheduled(every = "${terrace.dispatch.absence:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void miss() {
        if (instances.part().index() == 0) {
            Instant now = clock.instant();
            presence.missSince(now.minus(Duration.ofMinutes(limits.presenceMinutes())));
        }
    }
}
