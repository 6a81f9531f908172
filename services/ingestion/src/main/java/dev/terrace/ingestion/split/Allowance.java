package dev.terrace.ingestion.split;

import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Lifecycle;
import dev.terrace.ingestion.MongoEditions;
import dev.terrace.ingestion.MongoProjects;
import dev.terrace.ingestion.MongoTotals;
import dev.terrace.ingestion.MongoWithdrawals;
import dev.terrace.ingestion.Project;
import dev.terrace.ingestion.Totals;
import dev.terrace.ingestion.Withdrawal;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How many units a project's budget allows to be announced: what is settled at its cost, and what is not at the most that it may come
 * to, so that the budget is never overdrawn whatever becomes of what is out. One decides at a time for a project.
 */
@ApplicationScoped
class Allowance {

    private static final Duration TURN = Duration.ofSeconds(30);

    private final MongoProjects projects;
    private final MongoEditions editions;
    private final MongoTotals totals;
    private final MongoWithdrawals withdrawals;
    private final InstantSource clock;

    Allowance(
            MongoProjects projects,
            MongoEditions editions,
            MongoTotals totals,
            MongoWithdrawals withdrawals,
            InstantSource clock) {
        this.projects = projects;
        this.editions = editions;
        this.totals = totals;
        this.withdrawals = withdrawals;
        this.clock = clock;
    }

    /**
     * Lets {@code release} announce units of a dataset, at most as many as it is told.
     *
     * @return how many it announced; 0 if another decides for this project just now
     */
    long within(Dataset dataset, Terms terms, ToLongFunction<Long> release) {
        Project project = projects.find(dataset.project()).orElse(null);
        boolean isWithdrawn = withdrawals.find(Withdrawal.all(dataset.id())).isPresent();
        if (project == null || project.budgetMicros() == null || isWithdrawn) {
            return release.applyAsLong(Long.MAX_VALUE);
        }
        if (units(project, project.budgetMicros(), terms) == 0) {
            return release.applyAsLong(0L);
        }
        if (!takeTurn(project.id())) {
            return 0;
        }
        try {
            return release.applyAsLong(units(project, project.budgetMicros(), terms));
        } finally {
            projects.change(project.id(), p -> outcome(p.releasing(null)));
        }
    }

    /** Pauses a project of which nothing is out and no more may be, and opens it again when something is. */
    void tell(String id, boolean full, boolean isMore) {
        Project project = projects.find(id).orElse(null);
        if (project == null
                || project.budgetMicros() == null && project.lifecycle().cause() == null) {
            return;
        }
        Lifecycle before = project.lifecycle();
        if (before.state() == Lifecycle.State.OPEN && full && !isMore && isIdle(id)) {
            direct(id, before, Lifecycle.outOfBudget(clock.instant()));
        } else if (before.cause() == Lifecycle.Cause.BUDGET && (isMore || !full)) {
            direct(id, before, Lifecycle.of(Lifecycle.State.OPEN, clock.instant()));
        }
    }

    private boolean isIdle(String project) {
        Totals now = totals.of(project);
        return now.released() == now.tally().settled();
    }

    private void direct(String id, Lifecycle before, Lifecycle next) {
        projects.change(id, project -> {
            if (!project.lifecycle().equals(before)) {
                return Outcome.unchanged(project, false);
            }
            Project directed = project.directed(project.directive(), next);
            return new Outcome<>(directed, List.of(Event.of(directed.told(), clock.instant())), true);
        });
    }

    private long units(Project project, long budgetMicros, Terms terms) {
        Totals now = totals.of(project.id());
        long committed = now.tally().costMicros();
        for (Dataset dataset : totals.working(project.id())) {
            long open = dataset.releasedUnits() - dataset.results().tally().settled();
            long most = mostMicros(editions.get(dataset.terms()).terms());
            committed = Math.addExact(committed, Math.multiplyExact(Math.max(0, open), most));
        }
        long most = mostMicros(terms);
        return most == 0 ? Long.MAX_VALUE : Math.max(0, budgetMicros - committed) / most;
    }

    /** What a unit may cost at most. */
    private static long mostMicros(Terms terms) {
        return Math.multiplyExact((long) terms.quality().maxOverlap(), mostOfLabel(terms.price()));
    }

    /** A project with a budget has a cap where its price is not a label's. */
    private static long mostOfLabel(Terms.Price price) {
        return price.per() == Terms.Per.LABEL || price.mostMicros() == null ? price.labelMicros() : price.mostMicros();
    }

    private boolean takeTurn(String project) {
        Instant now = clock.instant();
        return projects.change(project, p -> {
                    boolean isFree =
                            p.releasingUntil() == null || p.releasingUntil().isBefore(now);
                    return isFree
                            ? new Outcome<>(p.releasing(now.plus(TURN)), List.of(), true)
                            : Outcome.unchanged(p, false);
                })
                .orElse(false);
    }

    private static Outcome<Project, Boolean> outcome(Project project) {
        return new Outcome<>(project, List.of(), true);
    }
}
