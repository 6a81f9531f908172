package dev.terrace.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.terrace.dispatch.Slot.Labelled;
import dev.terrace.dispatch.Slot.Leased;
import dev.terrace.dispatch.Slot.Open;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
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
 * @param judgement number of the last judgement that opened or closed it; 0 if none has
 * @param past what was leased or sent and takes no slot
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Unit(int attempts, int maxOverlap, int judgement, State state, List<Slot> slots, Past past) {

    /** Whether it is dealt. */
    public enum State {
        OPEN,
        /** Resolved, or withdrawn by the judge; a later judgement may want labels again. */
        CLOSED,
        /** Nobody is left who may do it, and the judge has been told; a later judgement may want labels all the same. */
        STUCK,
        /** Withdrawn by the client, for good. */
        WITHDRAWN;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A lease that expired before its label came. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Expired(
            String pack, String site, @Nullable String worker, int attempt) {}

    /** A label that came too late to count. It is judged, and paid the late rate if it stands. */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public record PaidLate(String site, String worker, int attempt, List<Sent> sent, boolean judged)
            implements StoredLabel {
        public PaidLate {
            sent = List.copyOf(sent);
        }
    }

    public Unit {
        state = state == null ? State.OPEN : state;
        slots = slots == null ? List.of() : List.copyOf(slots);
        past = past == null ? Past.NONE : past;
    }

    /** A new unit that wants so many labels, or as many as it may have. */
    public static Unit wanting(int labels, int maxOverlap) {
        return new Unit(0, maxOverlap, 0, State.OPEN, List.of(), Past.NONE).want(labels, 0);
    }

    public boolean isClosed() {
        return state != State.OPEN;
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
        return Stream.concat(counted(), past.late().stream());
    }

    public Optional<Leased> leaseOf(String pack) {
        return first(Leased.class, lease -> lease.pack().equals(pack));
    }

    /** The stored label of this attempt. */
    public Optional<StoredLabel> labelAt(int attempt) {
        return labels().filter(label -> label.attempt() == attempt).findFirst();
    }

    /** The live lease of this attempt. */
    public Optional<Leased> leaseAt(int attempt) {
        return first(Leased.class, lease -> lease.attempt() == attempt);
    }

    public boolean isLabelledBy(String worker) {
        return labels().anyMatch(label -> label.worker().equals(worker));
    }

    /** Whether a label of this site came late, whether it counts or not. */
    public boolean hasLateLabelOf(String site) {
        return past.late().stream().anyMatch(label -> label.site().equals(site))
                || first(Labelled.class, label -> label.late() && label.site().equals(site))
                        .isPresent();
    }

    /** Whether a live lease or a counted label is of this site. */
    public boolean isHeldBy(String site) {
        return first(Leased.class, lease -> lease.site().equals(site)).isPresent()
                || first(Labelled.class, label -> label.site().equals(site)).isPresent();
    }

    /**
     * Asks for so many labels in all, never fewer than before and never more than the unit may have. A judgement that is later
     * than the one that closed it opens it again; one that is earlier leaves it closed.
     */
    public Unit want(int labels, int by) {
        if (state == State.WITHDRAWN || (isClosed() && by <= judgement)) {
            return this;
        }
        int missing = Math.min(labels, maxOverlap) - slots.size();
        if (missing <= 0 && !isClosed()) {
            return this;
        }
        List<Slot> more = plus(slots, Collections.nCopies(Math.max(0, missing), new Open()));
        return new Unit(attempts, maxOverlap, Math.max(judgement, by), State.OPEN, more, past);
    }

    /** Nobody gets it any more, by this judgement; who has it may still send a label. One that was opened later stays open. */
    public Unit close(int by) {
        return state == State.WITHDRAWN || by < judgement || (state == State.CLOSED && by == judgement)
                ? this
                : without(State.CLOSED, by);
    }

    /** Nobody gets it any more, because nobody is left, or because the client took it back. */
    public Unit end(State how) {
        return isClosed() && !(how == State.WITHDRAWN && state == State.STUCK) ? this : without(how, judgement);
    }

    private Unit without(State how, int by) {
        List<Slot> taken =
                slots.stream().filter(slot -> !(slot instanceof Open)).toList();
        return new Unit(attempts, maxOverlap, by, how, taken, past);
    }

    /**
     * Hands out an open slot under the next attempt.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    public Unit lease(Holder holder) {
        Open open = first(Open.class, _ -> true).orElseThrow();
        List<Slot> next = swapped(open, open.lease(holder, attempts + 1));
        return new Unit(attempts + 1, maxOverlap, judgement, state, next, past);
    }

    /** Takes a lease away; an expired one is remembered, and who was unable is not asked again. */
    public Unit release(Leased lease, Pack.Release how, @Nullable String why) {
        Unit freed = withSlots(swapped(lease, isClosed() ? null : new Open()));
        return switch (how) {
            case UNWORKED -> freed;
            case UNABLE -> freed.withPast(past.declined(lease.site(), why));
            case EXPIRED ->
                freed.withPast(past.expired(new Expired(lease.pack(), lease.site(), lease.worker(), lease.attempt())));
        };
    }

    /** Stores the label of a live lease: it counts, unless the unit is closed. */
    public Unit label(Leased lease, String worker, Sent sent) {
        return isClosed()
                ? withSlots(swapped(lease, null))
                        .withPast(past.paidLate(
                                new PaidLate(lease.site(), worker, lease.attempt(), List.of(sent), false)))
                : withSlots(swapped(lease, lease.label(worker, sent)));
    }

    /** Stores a label that came after its lease had expired, in an open slot. */
    public Unit labelLate(Expired lease, String worker, Sent sent) {
        Labelled late = new Labelled(lease.site(), worker, lease.attempt(), List.of(sent), false, true);
        return withSlots(swapped(first(Open.class, _ -> true).orElseThrow(), late))
                .withPast(past.without(lease));
    }

    /** Stores a label that came after its lease had expired, and is not used. */
    public Unit payLate(Expired lease, String worker, Sent sent) {
        PaidLate late = new PaidLate(lease.site(), worker, lease.attempt(), List.of(sent), false);
        return withPast(past.without(lease).paidLate(late));
    }

    /** The same with this sending of a stored label in force. */
    public Unit correct(StoredLabel label, Sent sent) {
        List<Sent> all = plus(label.sent(), List.of(sent));
        return replace(label, all, label.judged());
    }

    /** Marks the label of the attempt as judged, if there is one. */
    public Unit judged(int attempt) {
        return labelAt(attempt)
                .filter(label -> !label.judged())
                .map(label -> replace(label, label.sent(), true))
                .orElse(this);
    }

    private Unit replace(StoredLabel label, List<Sent> sent, boolean judged) {
        return switch (label) {
            case Labelled l ->
                withSlots(swapped(l, new Labelled(l.site(), l.worker(), l.attempt(), sent, judged, l.late())));
            case PaidLate l -> withPast(past.replace(l, new PaidLate(l.site(), l.worker(), l.attempt(), sent, judged)));
        };
    }

    /** The first slot in this state that is such. */
    private <S extends Slot> Optional<S> first(Class<S> kind, Predicate<? super S> such) {
        for (Slot slot : slots) {
            if (kind.isInstance(slot) && such.test(kind.cast(slot))) {
                return Optional.of(kind.cast(slot));
            }
        }
        return Optional.empty();
    }

    /** How many slots are in this state. */
    private int count(Class<? extends Slot> kind) {
        int count = 0;
        for (Slot slot : slots) {
            count += kind.isInstance(slot) ? 1 : 0;
        }
        return count;
    }

    private Unit withSlots(List<Slot> next) {
        return new Unit(attempts, maxOverlap, judgement, state, next, past);
    }

    private Unit withPast(Past next) {
        return new Unit(attempts, maxOverlap, judgement, state, slots, next);
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

    private static <T> List<T> plus(List<? extends T> list, List<? extends T> more) {
        return Stream.<T>concat(list.stream(), more.stream()).toList();
    }
}
