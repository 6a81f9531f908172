package dev.terrace.dispatch;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Makes the indexes, once, and stores every few seconds what is counted in memory. */
@ApplicationScoped
class Upkeep {
    private static final Logger LOG = Logger.getLogger(Upkeep.class);

    private final Indexes indexes;
    private final MongoInstances instances;
    private final MongoTallies tallies;
    private final MongoPresence presence;
    private final MongoDays days;

    Upkeep(Indexes indexes, MongoInstances instances, MongoTallies tallies, MongoPresence presence, MongoDays days) {
        this.indexes = indexes;
        this.instances = instances;
        this.tallies = tallies;
        this.presence = presence;
        this.days = days;
    }

    /** The store may still be away; then the first turn of the sweep makes them. */
    void start(@Observes StartupEvent started) {
        try {
            indexes.make();
        } catch (RuntimeException e) {
            LOG.warnf("the indexes are made later: %s", e.getMessage());
        }
    }

    @Scheduled(every = "${terrace.dispatch.upkeep:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void keep() {
        indexes.make();
        instances.beat();
        presence.store();
        tallies.store();
        days.store();
    }

    /** Counting looks at every lot that is open or leased, so it is done seldom and by one instance. */
    @Scheduled(
            every = "${terrace.dispatch.recount:1h}",
            delayed = "${terrace.dispatch.recount-delay:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void recount() {
        if (instances.part().index() == 0) {
            tallies.countAnew();
        }
    }
}
