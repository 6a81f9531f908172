package dev.terrace.dispatch.submit;

import static dev.terrace.dispatch.Refusal.*;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.LotContent;
import dev.terrace.dispatch.Pack;
import dev.terrace.dispatch.Refusal;
import dev.terrace.dispatch.Slot;
import dev.terrace.dispatch.StoredLabel;
import dev.terrace.dispatch.Submission.Answer;
import dev.terrace.dispatch.Submission.Result;
import dev.terrace.dispatch.Unit;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.event.LotLabelled;
import dev.terrace.shared.event.LotLabelled.Submitted;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Terms;
import java.time.Instant;
import java.util.ArrayList;
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
    private final Lot lot;
    private final LotContent content;
    private final Terms terms;
    private final Sender sender;
    private final boolean decidedBefore;
    private final List<Unit> units;
    private final List<Submitted> stored = new ArrayList<>();
    private final List<StoredLabel> told = new ArrayList<>();

    /**
     * Who sends.
     *
     * @param workers of those named in the rows, the ones that the site has
     */
    record Sender(String submission, Pack pack, String county, Set<String> workers, Instant at) {}

    private Submitting(Lot lot, LotContent content, Terms terms, Sender sender) {
        this.lot = lot;
        this.content = content;
        this.terms = terms;
        this.sender = sender;
        this.units = new ArrayList<>(lot.units());
        this.decidedBefore = lot.units().stream().flatMap(Unit::labels).anyMatch(this::isOurs);
    }

    /** Decides the rows in their order; the answers come in the same order. */
    static Outcome<Lot, List<Answer>> submit(
            Lot lot, LotContent content, Terms terms, Sender sender, List<Row.Label> rows) {
        return new Submitting(lot, content, terms, sender).decide(rows);
    }

    private Outcome<Lot, List<Answer>> decide(List<Row.Label> rows) {
        List<Answer> answers = new ArrayList<>(rows.size());
        rows.forEach(row -> answers.add(answer(row)));
        if (stored.isEmpty()) {
            return Outcome.unchanged(lot, answers);
        }
        LotLabelled labelled = new LotLabelled(lot.id(), lot.terms(), List.copyOf(stored));
        return new Outcome<>(lot.with(units), List.of(Event.of(labelled, sender.submission(), sender.at())), answers);
    }

    private Answer answer(Row.Label row) {
        int n = row.unit().n();
        if (n >= units.size()) {
            return refused(row, UNIT_NOT_IN_PACK, "The lot has only %d units".formatted(units.size()));
        }
        Unit unit = units.get(n);
        Optional<StoredLabel> there = unit.labelAt(row.attempt());
        if (there.isPresent()) {
            return again(row, there.get());
        }
        Optional<Slot.Leased> lease = unit.leaseAt(row.attempt());
        if (lease.isPresent()) {
            return isOfPack(lease.get().pack()) ? label(row, unit, lease.get()) : notCurrent(row);
        }
        Optional<Unit.Ended> ended = unit.endedAt(row.attempt());
        if (ended.isPresent()) {
            return isOfPack(ended.get().pack()) ? labelLate(row, unit, ended.get()) : notCurrent(row);
        }
        return row.attempt() < 1 || row.attempt() > unit.attempts() ? notCurrent(row) : handedBack(row);
    }

    private boolean isOfPack(String pack) {
        return pack.equals(sender.pack().id());
    }

    /** The label is there already: from before a crash, or this is a duplicate. */
    private Answer again(Row.Label row, StoredLabel label) {
        if (!label.site().equals(sender.pack().site())) {
            return notCurrent(row);
        }
        boolean first = decidedBefore && isOurs(label) && !told.contains(label);
        told.add(label);
        return Answer.of(row.unit().toString(), row.attempt(), first ? resultOf(label) : Result.DUPLICATE);
    }

    private static Result resultOf(StoredLabel label) {
        return switch (label) {
            case Slot.Labelled counted -> counted.late() ? Result.LATE_COUNTED : Result.STORED;
            case Unit.Unused _ -> Result.LATE_PAID_NOT_USED;
        };
    }

    private Answer label(Row.Label row, Unit unit, Slot.Leased lease) {
        Optional<Answer> refusal = refusal(row, unit);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Result result = unit.closed() ? Result.LATE_PAID_NOT_USED : Result.STORED;
        return store(row, unit.label(lease, workerOf(row), sender.submission()), result);
    }

    private Answer labelLate(Row.Label row, Unit unit, Unit.Ended ended) {
        Optional<Answer> refusal = refusal(row, unit);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String site = sender.pack().site();
        boolean counts = unit.open() > 0 && !(terms.quality().distinctSites() && unit.isHeldBy(site));
        return counts
                ? store(row, unit.labelLate(ended, site, workerOf(row), sender.submission()), Result.LATE_COUNTED)
                : store(row, unit.payLate(ended, site, workerOf(row), sender.submission()), Result.LATE_PAID_NOT_USED);
    }

    private Answer store(Row.Label row, Unit next, Result result) {
        units.set(row.unit().n(), next);
        stored.add(new Submitted(
                row.unit().n(),
                row.attempt(),
                sender.pack().site(),
                sender.county(),
                workerOf(row),
                sender.submission(),
                canonical(terms.work().schema(), row.label(), task(row)),
                result != Result.LATE_PAID_NOT_USED,
                next.slots().size(),
                next.maxOverlap(),
                row.seconds(),
                sender.at()));
        return Answer.of(row.unit().toString(), row.attempt(), result);
    }

    private Optional<Answer> refusal(Row.Label row, Unit unit) {
        String only = sender.pack().worker();
        String worker = row.worker() == null ? only : row.worker();
        if (worker == null) {
            return Optional.of(refused(row, ROW_MALFORMED, "worker: missing; name who made the label"));
        }
        if (!sender.workers().contains(worker)) {
            return Optional.of(refused(
                    row,
                    WORKER_UNKNOWN,
                    "worker: %s is not of this site; register with PUT /v1/sites/{site}/workers/{worker}"
                            .formatted(worker)));
        }
        if (only != null && !only.equals(worker)) {
            return Optional.of(refused(
                    row, WORKER_NOT_OF_PACK, "worker: the pack is for %s; return the unit instead".formatted(only)));
        }
        if (unit.isLabelledBy(worker)) {
            return Optional.of(refused(
                    row, WORKER_REPEATS, "worker: %s has labelled this unit; give it to another".formatted(worker)));
        }
        List<Fault> faults = terms.work().schema().faults(row.label(), task(row));
        if (!faults.isEmpty()) {
            String all = faults.stream().map(Fault::toString).collect(Collectors.joining("; "));
            return Optional.of(refused(row, LABEL_BREAKS_SCHEMA, all));
        }
        return decidedBefore
                ? Optional.of(refused(row, DECIDED_BEFORE, "Send the row again under a new Idempotency-Key"))
                : Optional.empty();
    }

    private Task task(Row.Label row) {
        return content.payloads().get(row.unit().n()).task();
    }

    /** The label as the schema writes it. */
    private static <L extends Label> JsonNode canonical(LabelSchema<L> schema, JsonNode label, Task task) {
        return schema.write(schema.read(label, task));
    }

    private String workerOf(Row.Label row) {
        @Nullable String worker = row.worker() == null ? sender.pack().worker() : row.worker();
        return Objects.requireNonNull(worker);
    }

    private boolean isOurs(StoredLabel label) {
        return label.submission().equals(sender.submission());
    }

    private Answer notCurrent(Row.Label row) {
        return refused(
                row,
                ATTEMPT_NOT_CURRENT,
                "Send the attempt that this pack was given for the unit: see GET /v1/packs/"
                        + sender.pack().id());
    }

    private static Answer handedBack(Row.Label row) {
        return refused(
                row,
                ATTEMPT_HANDED_BACK,
                "The unit was handed back, or its lease expired long ago: ask for work with POST /v1/packs");
    }

    private static Answer refused(Row.Label row, Refusal reason, String detail) {
        return Answer.refused(row.unit().toString(), row.attempt(), reason, detail);
    }
}
