package dev.terrace.ingestion;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes the indexes once the store can be reached, so that a service may start before its store. */
@ApplicationScoped
class MongoIndexes {

    private final MongoProjects projects;
    private final MongoDatasets datasets;
    private final MongoLots lots;
    private final MongoJudgements judgements;
    private volatile boolean made;

    MongoIndexes(MongoProjects projects, MongoDatasets datasets, MongoLots lots, MongoJudgements judgements) {
        this.projects = projects;
        this.datasets = datasets;
        this.lots = lots;
        this.judgements = judgements;
    }

    @Scheduled(every = "5s")
    @RunOnVirtualThread
    void make() {
        if (!made) {
            projects.index();
            datasets.index();
            lots.index();
            judgements.index();
            made = true;
        }
    }
}
