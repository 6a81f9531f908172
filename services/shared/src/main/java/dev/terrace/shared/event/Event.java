package dev.terrace.shared.event;

import java.time.Instant;

/**
 * A fact to be told. It is stored with the change that caused it, then published at least once.
 *
 * @param id names the business fact, so that whoever hears it twice can tell
 * @param key what it is about; events of one key keep their order
 * @param data the payload, written as JSON
 */
public record Event(String id, EventType type, String key, Instant time, Object data) {
    /** Bytes that the payload of an event may have; what could have more is cut into several events where it is made. */
    public static final int MOST_BYTES = 1 << 20;

    /** Bytes that a record may have on its way: the payload with key and headers. Topics, brokers and producers agree on it. */
    public static final int RECORD_BYTES = MOST_BYTES + (64 << 10);

    /** The topic is compacted, so a version's own id is the key: none is ever lost. */
    public static Event of(ProjectVersioned versioned, Instant now) {
        String id = versioned.terms().id().toString();
        return new Event("project.versioned:" + id, EventType.PROJECT_VERSIONED, id, now, versioned);
    }

    /** Only the last one of a project is of interest, and only that one is kept. */
    public static Event of(ProjectDirected directed, Instant now) {
        String id = "project.directed:" + directed.project() + "/" + directed.number();
        return new Event(id, EventType.PROJECT_DIRECTED, directed.project(), now, directed);
    }

    public static Event of(LotCreated created, Instant now) {
        return new Event("lot.created:" + created.lot(), EventType.LOT_CREATED, created.lot(), now, created);
    }

    public static Event of(GoldGiven given, Instant now) {
        return new Event("gold.given:" + given.lot(), EventType.GOLD_GIVEN, given.lot(), now, given);
    }

    /** @param number of labels that are known after it, beside those that came with the lot */
    public static Event of(GoldGiven given, int number, Instant now) {
        return new Event("gold.given:" + given.lot() + "/" + number, EventType.GOLD_GIVEN, given.lot(), now, given);
    }

    public static Event of(LotPrelabelled prelabelled, Instant now) {
        String id = "lot.prelabelled:" + prelabelled.lot() + "/" + prelabelled.number();
        return new Event(id, EventType.LOT_PRELABELLED, prelabelled.lot(), now, prelabelled);
    }

    /** @param number counts the times that units of this lot were withdrawn */
    public static Event of(LotWithdrawn withdrawn, int number, Instant now) {
        String id = "lot.withdrawn:" + withdrawn.lot() + "/" + number;
        return new Event(id, EventType.LOT_WITHDRAWN, withdrawn.lot(), now, withdrawn);
    }

    /** One submission touches a lot once, so the two name the event. */
    public static Event of(LotLabelled labelled, String submission, Instant now) {
        String id = "lot.labelled:" + submission + ":" + labelled.lot();
        return new Event(id, EventType.LOT_LABELLED, labelled.lot(), now, labelled);
    }

    public static Event of(LotJudged judged, Instant now) {
        return new Event("lot.judged:" + judged.judgement(), EventType.LOT_JUDGED, judged.lot(), now, judged);
    }

    public static Event of(PayRunApproved approved, Instant now) {
        return new Event("payrun.approved:" + approved.run(), EventType.PAYRUN_APPROVED, approved.run(), now, approved);
    }

    /** A payment settles once and comes back once. */
    public static Event of(PaymentSettled settled, Instant now) {
        String id =
                "payment.settled:" + settled.payment() + ":" + settled.outcome().label();
        return new Event(id, EventType.PAYMENT_SETTLED, settled.payee(), now, settled);
    }
}
