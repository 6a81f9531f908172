package dev.terrace.shared.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.terrace.shared.event.Event;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Documents of which the last known version is kept in memory. What is decided on it holds only if the conditional save
 * confirms that it is the last one; a decision that would change nothing is made again on what is stored. Those of this
 * process who decide on the same document do so one after the other.
 */
public final class CachedDocuments<T extends Versioned<T>> {
    private final Documents<T> documents;
    private final Cache<String, T> known;
    private final StripedLocks locks = new StripedLocks();

    /** @param most how much is kept in all, in the unit of {@code weight} */
    public CachedDocuments(Documents<T> documents, long most, ToIntFunction<T> weight) {
        this.documents = documents;
        this.known = Caffeine.newBuilder()
                .maximumWeight(most)
                .weigher((String id, T document) -> weight.applyAsInt(document))
                .build();
    }

    /** As last known here, which may be behind what is stored. */
    public Optional<T> glance(String id) {
        return Optional.ofNullable(known.getIfPresent(id)).or(() -> find(id));
    }

    /** As it is stored. */
    public Optional<T> find(String id) {
        Optional<T> found = documents.find(id);
        found.ifPresent(this::keep);
        return found;
    }

    /** @return false if a document of this id is there already */
    public boolean insert(T document, List<Event> events) {
        boolean inserted = documents.insert(document, events);
        if (inserted) {
            keep(document);
        }
        return inserted;
    }

    /** For whoever changes the document by other ways. */
    public void forget(String id) {
        known.invalidate(id);
    }

    /**
     * Lets {@code decide} say what becomes of the document and saves it, and does so again when somebody else was faster.
     *
     * @return the answer; empty if there is no such document
     */
    public <R> Optional<R> change(String id, Function<T, Outcome<T, R>> decide) {
        return locks.hold(id, () -> changed(id, decide));
    }

    /** The same for a document that the first to hear of it makes. */
    public <R> R changeOrMake(String id, Supplier<T> make, Function<T, Outcome<T, R>> decide) {
        return locks.hold(
                id,
                () -> changed(id, decide).orElseGet(() -> {
                    Outcome<T, R> outcome = decide.apply(make.get());
                    boolean inserted = insert(outcome.state(), outcome.events());
                    return inserted ? outcome.answer() : changed(id, decide).orElseThrow();
                }));
    }

    private <R> Optional<R> changed(String id, Function<T, Outcome<T, R>> decide) {
        Optional<T> last = Optional.ofNullable(known.getIfPresent(id));
        while (true) {
            Optional<T> document = last.or(() -> find(id));
            if (document.isEmpty()) {
                return Optional.empty();
            }
            Outcome<T, R> outcome = decide.apply(document.get());
            boolean done = outcome.leaves(document.get()) ? last.isEmpty() : save(outcome);
            if (done) {
                return Optional.of(outcome.answer());
            }
            last = Optional.empty();
        }
    }

    private boolean save(Outcome<T, ?> outcome) {
        T document = outcome.state();
        boolean saved = documents.save(document, outcome.events());
        if (saved) {
            keep(document.withVersion(document.version() + 1));
        }
        return saved;
    }

    private void keep(T document) {
        known.asMap().merge(document.id(), document, (a, b) -> a.version() > b.version() ? a : b);
    }
}
