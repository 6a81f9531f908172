package dev.terrace.dispatch.submit;

import static dev.terrace.dispatch.Refusal.*;

import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.LotContent;
import dev.terrace.dispatch.Refusal;
import dev.terrace.dispatch.Sent;
import dev.terrace.dispatch.Slot;
import dev.terrace.dispatch.StoredLabel;
import dev.terrace.dispatch.Submission.Answer;
import dev.terrace.dispatch.Submission.Result;
import dev.terrace.dispatch.Unit;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Terms;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the rows that one submission has for one lot. A lot is decided once for a submission: done again after a
 * crash, the same answers are read from what was stored, and nothing is added.
 */
final class Submitting {
    /** Times that one label may be sent. */
    private static final int MOST_SENDINGS = 16;

    private final Lot lot;
    private final LotContent content;
    private final Terms terms;
    private final Sender sender;
    private final boolean decidedBefore;
    private final List<Unit> units;
    private final News news;
    private final Set<Sent> told = new HashSet<>();
    private final Set<String> packs = new HashSet<>();

    /** The answers to the rows, in their order; the packs of which units were labelled; and the lot afterwards. */
    record Decided(Lot lot, List<Answer> answers, Set<String> packs) {}

    private Submitting(Lot lot, LotContent content, Terms terms, Sender sender) {
        this.lot = lot;
        this.content = content;
        this.terms = terms;
        this.sender = sender;
        this.units = new ArrayList<>(lot.units());
        this.news = new News(lot, sender);
        this.decidedBefore = lot.units().stream()
                .flatMap(Unit::labels)
                .flatMap(label -> label.sent().stream())
                .anyMatch(this::isOurs);
    }

    /** Decides the rows in their order. */
    static Outcome<Lot, Decided> submit(Lot lot, LotContent content, Terms terms, Sender sender, List<Row.Label> rows) {
        return new Submitting(lot, content, terms, sender).decide(rows);
    }

    private Outcome<Lot, Decided> decide(List<Row.Label> rows) {
        List<Answer> answers = new ArrayList<>(rows.size());
        rows.forEach(row -> answers.add(answer(row)));
        Lot next = news.isEmpty() ? lot : lot.with(units);
        return new Outcome<>(next, news.events(), new Decided(next, answers, packs));
    }

    private Answer answer(Row.Label row) {
        int n = row.unit().n();
        if (sender.scope().pack() != null
                && row.worker() == null
                && sender.scope().worker() == null) {
            return refused(row, ROW_MALFORMED, "worker: missing; name who made the label");
        }
        if (n >= units.size()) {
            return refused(row, UNIT_NOT_IN_PACK, "The lot has only %d units".formatted(units.size()));
        }
        Unit unit = units.get(n);
        Optional<StoredLabel> there = unit.labelAt(row.attempt());
        if (there.isPresent()) {
            return again(row, unit, there.get());
        }
        Optional<Slot.Leased> lease = unit.leaseAt(row.attempt());
        if (lease.isPresent()) {
            Slot.Leased l = lease.get();
            return sender.mayUse(l.pack(), l.site()) ? label(row, unit, l) : notCurrent(row);
        }
        Optional<Unit.Expired> expired = unit.past().expiredAt(row.attempt());
        if (expired.isPresent()) {
            Unit.Expired e = expired.get();
            return sender.mayUse(e.pack(), e.site()) ? labelLate(row, unit, e) : notCurrent(row);
        }
        return row.attempt() < 1 || row.attempt() > unit.attempts() ? notCurrent(row) : handedBack(row);
    }

    /** A label of this attempt is there already: from before a crash, or this is the same again, or a corrected one. */
    private Answer again(Row.Label row, Unit unit, StoredLabel label) {
        if (!label.site().equals(sender.site())) {
            return notCurrent(row);
        }
        String worker = Objects.requireNonNullElse(workerOf(row, null), label.worker());
        if (!label.worker().equals(worker)) {
            return refused(row, ATTEMPT_TAKEN, "worker: an attempt is one worker's; ask for the unit in another pack");
        }
        List<Fault> faults = faults(row);
        Sendable sendable = faults.isEmpty() ? Sendable.of(terms.work().schema(), row.label(), task(row)) : null;
        String digest = sendable == null ? "" : sendable.digest();
        Optional<Answer> first = decidedBefore ? toldAgain(row, label, digest) : Optional.empty();
        if (first.isPresent()) {
            return first.get();
        }
        if (label.last().digest().equals(digest)) {
            return Answer.of(row.unit().toString(), row.attempt(), Result.DUPLICATE);
        }
        if (label.judged()) {
            return refused(row, LABEL_JUDGED, "It is not replaced any more: appeal if the verdict is wrong");
        }
        if (label.last().atMillis() > sender.at().toEpochMilli() || label.sent().size() >= MOST_SENDINGS) {
            return refused(
                    row,
                    LABEL_SENT_SINCE,
                    "The label that came later stands; one label may be sent %d times".formatted(MOST_SENDINGS));
        }
        if (sendable == null) {
            return refused(row, faults);
        }
        if (decidedBefore) {
            return refused(row, DECIDED_BEFORE, "Send the row again under a new Idempotency-Key");
        }
        boolean counted = label instanceof Slot.Labelled;
        return store(row, unit.correct(label, sent(sendable)), worker, sendable, counted, Result.CORRECTED);
    }

    /** What this row was answered before a crash, if its label was stored then. */
    private Optional<Answer> toldAgain(Row.Label row, StoredLabel label, String digest) {
        for (int i = 0; i < label.sent().size(); i++) {
            Sent sent = label.sent().get(i);
            if (isOurs(sent) && sent.digest().equals(digest) && told.add(sent)) {
                Result result = i > 0 ? Result.CORRECTED : resultOf(label);
                return Optional.of(Answer.of(row.unit().toString(), row.attempt(), result));
            }
        }
        return Optional.empty();
    }

    private static Result resultOf(StoredLabel label) {
        return switch (label) {
            case Slot.Labelled counted -> counted.late() ? Result.LATE_COUNTED : Result.STORED;
            case Unit.PaidLate _ -> Result.LATE_PAID_NOT_USED;
        };
    }

    private Answer label(Row.Label row, Unit unit, Slot.Leased lease) {
        @Nullable String worker = workerOf(row, lease.worker());
        Optional<Answer> refusal = refusal(row, unit, worker, lease.worker());
        if (refusal.isPresent() || worker == null) {
            return refusal.orElseGet(() -> notCurrent(row));
        }
        if (decidedBefore) {
            return refused(row, DECIDED_BEFORE, "Send the row again under a new Idempotency-Key");
        }
        packs.add(lease.pack());
        Sendable sendable = Sendable.of(terms.work().schema(), row.label(), task(row));
        Result result = unit.isClosed() ? Result.LATE_PAID_NOT_USED : Result.STORED;
        return store(row, unit.label(lease, worker, sent(sendable)), worker, sendable, !unit.isClosed(), result);
    }

    /** Late work counts if the unit still wants a label; else one of each site is judged, and paid if it stands. */
    private Answer labelLate(Row.Label row, Unit unit, Unit.Expired lease) {
        @Nullable String worker = workerOf(row, lease.worker());
        Optional<Answer> refusal = refusal(row, unit, worker, lease.worker());
        if (refusal.isPresent() || worker == null) {
            return refusal.orElseGet(() -> notCurrent(row));
        }
        boolean counts = unit.open() > 0 && !(terms.quality().distinctSites() && unit.isHeldBy(lease.site()));
        if (!counts && unit.hasLateLabelOf(lease.site())) {
            return refused(
                    row,
                    LATE_BEFORE,
                    "It is resolved or with others, and one late label of a unit and site is paid: send work before its lease ends");
        }
        if (decidedBefore) {
            return refused(row, DECIDED_BEFORE, "Send the row again under a new Idempotency-Key");
        }
        Sendable sendable = Sendable.of(terms.work().schema(), row.label(), task(row));
        return counts
                ? store(row, unit.labelLate(lease, worker, sent(sendable)), worker, sendable, true, Result.LATE_COUNTED)
                : store(
                        row,
                        unit.payLate(lease, worker, sent(sendable)),
                        worker,
                        sendable,
                        false,
                        Result.LATE_PAID_NOT_USED);
    }

    private Answer store(Row.Label row, Unit next, String worker, Sendable sendable, boolean counted, Result result) {
        units.set(row.unit().n(), next);
        news.add(row, next, worker, sendable, counted);
        return Answer.of(row.unit().toString(), row.attempt(), result);
    }

    private Sent sent(Sendable sendable) {
        return new Sent(sender.submission(), sendable.digest(), sender.at().toEpochMilli());
    }

    private Optional<Answer> refusal(Row.Label row, Unit unit, @Nullable String worker, @Nullable String only) {
        if (worker == null) {
            return Optional.of(refused(row, ROW_MALFORMED, "worker: missing; name who made the label"));
        }
        if (!sender.workers().containsKey(worker)) {
            return Optional.of(refused(
                    row,
                    WORKER_UNKNOWN,
                    "worker: %s is not of this site; register with PUT /v1/sites/{site}/workers/{worker}"
                            .formatted(worker)));
        }
        @Nullable String named = only == null ? sender.scope().worker() : only;
        boolean another = (named != null && !named.equals(worker))
                || (sender.scope().worker() != null && !sender.scope().worker().equals(worker));
        if (another) {
            return Optional.of(refused(
                    row, WORKER_NOT_OF_PACK, "worker: the pack is for %s; return the unit instead".formatted(named)));
        }
        if (unit.isLabelledBy(worker)) {
            return Optional.of(refused(
                    row, WORKER_REPEATS, "worker: %s has labelled this unit; give it to another".formatted(worker)));
        }
        List<Fault> faults = faults(row);
        return faults.isEmpty() ? Optional.empty() : Optional.of(refused(row, faults));
    }

    private List<Fault> faults(Row.Label row) {
        return terms.work().schema().faults(row.label(), task(row));
    }

    private Task task(Row.Label row) {
        return content.payloads().get(row.unit().n()).task();
    }

    /** Whom the row names, else the one it can only be. */
    private @Nullable String workerOf(Row.Label row, @Nullable String only) {
        return row.worker() != null
                ? row.worker()
                : only != null ? only : sender.scope().worker();
    }

    private boolean isOurs(Sent sent) {
        return sent.submission().equals(sender.submission());
    }

    private static Answer notCurrent(Row.Label row) {
        return refused(
                row, ATTEMPT_NOT_CURRENT, "Send the attempt that the unit was given with: see GET /v1/packs/{pack}");
    }

    private static Answer handedBack(Row.Label row) {
        return refused(
                row,
                ATTEMPT_HANDED_BACK,
                "The unit was handed back, or its lease expired long ago: ask for work with POST /v1/packs");
    }

    private static Answer refused(Row.Label row, List<Fault> faults) {
        return refused(
                row, LABEL_BREAKS_SCHEMA, faults.stream().map(Fault::toString).collect(Collectors.joining("; ")));
    }

    private static Answer refused(Row.Label row, Refusal reason, String detail) {
        return Answer.refused(row.unit().toString(), row.attempt(), reason, detail);
    }
}
