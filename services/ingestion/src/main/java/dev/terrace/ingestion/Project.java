package dev.terrace.ingestion;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.event.ProjectDirected;
import dev.terrace.shared.store.Versioned;
import dev.terrace.shared.work.Directive;
import dev.terrace.shared.work.TermsId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one client wants labelled. Its terms are in its {@link Edition}s, which are only ever added.
 *
 * @param version of this document in the store; the versions that the API speaks of are the editions
 * @param newest the number of the newest edition
 * @param directions counts the directives
 * @param budgetMicros what its labels may cost in all; null for no bound
 * @param untold what its client is to be told and is not queued yet
 * @param releasingUntil as long one instance decides alone which lots the budget allows
 */
public record Project(
        @JsonProperty("_id") String id,
        long version,
        String client,
        String name,
        Instant createdAt,
        int newest,
        Directive directive,
        long directions,
        Lifecycle lifecycle,
        @Nullable Long budgetMicros,
        @Nullable Instant releasingUntil,
        List<Fact> untold)
        implements Versioned<Project> {
    public Project {
        untold = List.copyOf(untold);
    }

    public TermsId terms(int number) {
        return new TermsId(id, number);
    }

    /** With an edition of this number, where it has none that is newer. */
    public Project upTo(int number) {
        return number <= newest
                ? this
                : new Project(
                        id,
                        version,
                        client,
                        name,
                        createdAt,
                        number,
                        directive,
                        directions,
                        lifecycle,
                        budgetMicros,
                        releasingUntil,
                        untold);
    }

    /** In another state or under another directive, which is told to the others if it says something else than before. */
    public Project directed(Directive next, Lifecycle state) {
        Directive told =
                new Directive(next.priority(), next.weight(), next.deadline(), state.state() != Lifecycle.State.OPEN);
        return new Project(
                id,
                version,
                client,
                name,
                createdAt,
                newest,
                told,
                told.equals(directive) ? directions : directions + 1,
                state,
                budgetMicros,
                releasingUntil,
                telling(state));
    }

    /** With what a client is told of a project that comes to this state. */
    private List<Fact> telling(Lifecycle next) {
        if (next.equals(lifecycle)) {
            return untold;
        }
        List<Fact> more = new ArrayList<>(untold);
        if (next.cause() == Lifecycle.Cause.BUDGET) {
            more.add(new Fact(Fact.BUDGET_REACHED, next.since()));
        }
        switch (next.state()) {
            case PAUSED -> more.add(new Fact(Fact.PROJECT_PAUSED, next.since()));
            case OPEN -> more.add(new Fact(Fact.PROJECT_OPENED, next.since()));
            case COMPLETE -> more.add(new Fact(Fact.PROJECT_COMPLETED, next.since()));
            case DRAFT, ARCHIVED -> {}
        }
        return more;
    }

    /** Without the facts that are queued. */
    public Project told(List<Fact> facts) {
        List<Fact> rest = untold.stream().filter(fact -> !facts.contains(fact)).toList();
        return new Project(
                id,
                version,
                client,
                name,
                createdAt,
                newest,
                directive,
                directions,
                lifecycle,
                budgetMicros,
                releasingUntil,
                rest);
    }

    public Project withBudget(@Nullable Long micros) {
        return new Project(
                id,
                version,
                client,
                name,
                createdAt,
                newest,
                directive,
                directions,
                lifecycle,
                micros,
                releasingUntil,
                untold);
    }

    public Project releasing(@Nullable Instant until) {
        return new Project(
                id,
                version,
                client,
                name,
                createdAt,
                newest,
                directive,
                directions,
                lifecycle,
                budgetMicros,
                until,
                untold);
    }

    /** What the other services are told of it. */
    public ProjectDirected told() {
        return new ProjectDirected(id, client, name, directions, directive);
    }

    @Override
    public Project withVersion(long version) {
        return new Project(
                id,
                version,
                client,
                name,
                createdAt,
                newest,
                directive,
                directions,
                lifecycle,
                budgetMicros,
                releasingUntil,
                untold);
    }
}
