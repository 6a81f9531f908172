package dev.terrace.dispatch;

import dev.terrace.shared.event.ProjectDirected;
import dev.terrace.shared.project.MongoProjects;
import dev.terrace.shared.work.Directive;
import dev.terrace.shared.work.TermsId;
import jakarta.enterprise.context.ApplicationScoped;

/** Brings lots into the ready queue, under the terms and the directive of their projects. */
@ApplicationScoped
public class QueueFeed {
    private static final Directive USUAL = new Directive(5, 1, null, false);

    private final ReadyQueue queue;
    private final MongoProjects projects;

    QueueFeed(ReadyQueue queue, MongoProjects projects) {
        this.queue = queue;
        this.projects = projects;
    }

    /** Takes a lot in if it has open slots. */
    public void offer(Lot lot) {
        if (lot.open() > 0) {
            queue.offer(lot.id(), rank(lot.terms()), lot.reopenCount(), lot.started());
        }
    }

    public void offer(MongoLots.Standing lot) {
        queue.offer(lot.id(), rank(lot.terms()), lot.reopenCount(), lot.started());
    }

    private Rank rank(TermsId terms) {
        Directive directive = projects.directive(terms.project())
                .map(ProjectDirected::directive)
                .orElse(USUAL);
        return Rank.of(projects.terms(terms), directive);
    }
}
