package dev.terrace.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.dispatch.Slot.Labelled;
import dev.terrace.dispatch.Slot.Leased;
import dev.terrace.dispatch.Slot.Open;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One unit as dispatch sees it. Its slots are the labels it wants, so live leases and counted labels can never be more than
 * its overlap.
 *
 * @param attempts number of the last hand-out
 * @param maxOverlap slots it may ever have
 * @param ended leases that expired, remembered for late work, oldest first
 * @param unused labels that came too late to count: paid the base rate
 * @param declined sites that said they cannot do it
 * @param closed resolved or withdrawn: nobody gets it any more
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Unit(
        int attempts,
        int maxOverlap,
        List<Slot> slots,
        List<Ended> ended,
        List<Unused> unused,
        List<String> declined,
        boolean closed) {

    /** Expired leases that a unit remembers; the oldest is forgotten first. */
    public static final int MOST_ENDED = 64;

    /** A lease that expired before its label came. */
    public record Ended(String pack, int attempt) {}

    /** A label that came too late to count. */
    public record Unused(String site, String worker, int attempt, String submission) implements StoredLabel {}

    public Unit {
        slots = listOf(slots);
        ended = listOf(ended);
        unused = listOf(unused);
        declined = listOf(declined);
    }

    /** A new unit that wants so many labels, or as many as it may have. */
    public static Unit wanting(int labels, int maxOverlap) {
        return new Unit(0, maxOverlap, List.of(), List.of(), List.of(), List.of(), false).want(labels);
    }

    public int open() {
        return count(Open.class);
    }

    public int leased() {
        return count(Leased.class);
    }

    public Stream<Leased> leases() {
        return slots.stream().filter(Leased.class::isInstance).map(Leased.class::cast);
    }

    public Stream<Labelled> counted() {
        return slots.stream().filter(Labelled.class::isInstance).map(Labelled.class::cast);
    }

    /** Every stored label, those that count first. */
    public Stream<StoredLabel> labels() {
        return Stream.concat(counted(), unused.stream());
    }

    public Optional<Leased> leaseOf(String pack) {
        return first(Leased.class, lease -> lease.pack().equals(pack));
    }

    /** The stored label of this attempt. */
    public Optional<StoredLabel> labelAt(int attempt) {
        return first(Labelled.class, label -> label.attempt() == attempt)
                .<StoredLabel>map(counted -> counted)
                .or(() -> unused.stream()
                        .filter(label -> label.attempt() == attempt)
                        .findFirst());
    }

    /** The live lease of this attempt. */
    public Optional<Leased> leaseAt(int attempt) {
        return first(Leased.class, lease -> lease.attempt() == attempt);
    }

    /** The expired lease of this attempt. */
    public Optional<Ended> endedAt(int attempt) {
        return ended.stream().filter(lease -> lease.attempt() == attempt).findFirst();
    }

    public boolean isLabelledBy(String worker) {
        return labels().anyMatch(label -> label.worker().equals(worker));
    }

    /** Whether a live lease or a counted label is of this site. */
    public boolean isHeldBy(String site) {
        return first(Leased.class, lease -> lease.site().equals(site)).isPresent()
                || first(Labelled.class, label -> label.site().equals(site)).isPresent();
    }

    /** Asks for so many labels in all, never fewer than before and never more than the unit may have. */
    public Unit want(int labels) {
        int missing = Math.min(labels, maxOverlap) - slots.size();
        return closed || missing <= 0 ? this : withSlots(plus(slots, Collections.nCopies(missing, new Open())));
    }

    /** Nobody gets it any more; who has it may still send a label, which is paid and not used. */
    public Unit close() {
        List<Slot> taken =
                slots.stream().filter(slot -> !(slot instanceof Open)).toList();
        return closed ? this : new Unit(attempts, maxOverlap, taken, ended, unused, declined, true);
    }

    /**
     * Hands out an open slot under the next attempt.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    public Unit lease(String pack, String site, @Nullable String worker) {
        Open open = firstOpen().orElseThrow();
        List<Slot> next = swapped(open, open.lease(pack, site, worker, attempts + 1));
        return new Unit(attempts + 1, maxOverlap, next, ended, unused, declined, closed);
    }

    /** Takes a lease away; an expired one is remembered, and who was unable is not asked again. */
    public Unit release(Leased lease, Pack.Release how) {
        List<Slot> next = swapped(lease, closed ? null : new Open());
        return switch (how) {
            case UNWORKED -> withSlots(next);
            case UNABLE ->
                declined.contains(lease.site())
                        ? withSlots(next)
                        : new Unit(
                                attempts,
                                maxOverlap,
                                next,
                                ended,
                                unused,
                                plus(declined, List.of(lease.site())),
                                closed);
            case EXPIRED -> {
                List<Ended> all = plus(ended, List.of(new Ended(lease.pack(), lease.attempt())));
                List<Ended> kept = all.subList(Math.max(0, all.size() - MOST_ENDED), all.size());
                yield new Unit(attempts, maxOverlap, next, kept, unused, declined, closed);
            }
        };
    }

    /** Stores the label of a live lease: it counts, unless the unit is closed. */
    public Unit label(Leased lease, String worker, String submission) {
        return closed
                ? new Unit(
                        attempts,
                        maxOverlap,
                        swapped(lease, null),
                        ended,
                        plus(unused, List.of(new Unused(lease.site(), worker, lease.attempt(), submission))),
                        declined,
                        true)
                : withSlots(swapped(lease, lease.label(worker, submission)));
    }

    /** Stores a label that came after its lease had expired, in an open slot. */
    public Unit labelLate(Ended lease, String site, String worker, String submission) {
        Labelled late = new Labelled(site, worker, lease.attempt(), submission, true);
        List<Slot> next = swapped(firstOpen().orElseThrow(), late);
        return new Unit(attempts, maxOverlap, next, without(lease), unused, declined, closed);
    }

    /** Stores a label that came after its lease had expired, and is not used. */
    public Unit payLate(Ended lease, String site, String worker, String submission) {
        List<Unused> more = plus(unused, List.of(new Unused(site, worker, lease.attempt(), submission)));
        return new Unit(attempts, maxOverlap, slots, without(lease), more, declined, closed);
    }

    private Optional<Open> firstOpen() {
        return first(Open.class, _ -> true);
    }

    /** The first slot in this state that is such. */
    private <S extends Slot> Optional<S> first(Class<S> state, Predicate<? super S> such) {
        for (Slot slot : slots) {
            if (state.isInstance(slot) && such.test(state.cast(slot))) {
                return Optional.of(state.cast(slot));
            }
        }
        return Optional.empty();
    }

    /** How many slots are in this state. */
    private int count(Class<? extends Slot> state) {
        int count = 0;
        for (Slot slot : slots) {
            count += state.isInstance(slot) ? 1 : 0;
        }
        return count;
    }

    private Unit withSlots(List<Slot> next) {
        return new Unit(attempts, maxOverlap, next, ended, unused, declined, closed);
    }

    private List<Slot> swapped(Slot old, @Nullable Slot by) {
        List<Slot> next = new ArrayList<>(slots);
        int at = next.indexOf(old);
        next.remove(at);
        if (by != null) {
            next.add(at, by);
        }
        return next;
    }

    private List<Ended> without(Ended lease) {
        return ended.stream().filter(e -> !e.equals(lease)).toList();
    }

    private static <T> List<T> plus(List<? extends T> list, List<? extends T> more) {
        return Stream.<T>concat(list.stream(), more.stream()).toList();
    }

    private static <T> List<T> listOf(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
