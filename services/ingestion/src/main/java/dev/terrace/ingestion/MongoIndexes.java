package dev.terrace.ingestion;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

/** Makes the indexes once the store can be reached, so that a service may start before its store. */
@ApplicationScoped
class MongoIndexes {

    private final MongoProjects projects;
    private final MongoDatasets datasets;
    private final MongoLots lots;
    private final MongoEditions editions;
    private final MongoResults results;
    private final Event<MakeIndexes> others;
    private final MongoWithdrawals withdrawals;
    private volatile boolean made;

    MongoIndexes(
            MongoProjects projects,
            MongoEditions editions,
            MongoDatasets datasets,
            MongoLots lots,
            MongoResults results,
            MongoWithdrawals withdrawals,
            Event<MakeIndexes> others) {
        this.projects = projects;
        this.editions = editions;
        this.datasets = datasets;
        this.lots = lots;
        this.results = results;
        this.others = others;
        this.withdrawals = withdrawals;
    }

    @Scheduled(every = "5s")
    @RunOnVirtualThread
    void make() {
        if (!made) {
            projects.index();
            datasets.index();
            lots.index();
            results.index();
            withdrawals.index();
            editions.index();
            others.fire(new MakeIndexes());
            made = true;
        }
    }
}
