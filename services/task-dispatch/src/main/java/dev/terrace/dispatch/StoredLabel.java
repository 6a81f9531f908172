package dev.terrace.dispatch;

import java.util.List;

/** Where a stored label came from. */
public sealed interface StoredLabel permits Slot.Labelled, Unit.PaidLate {
    String site();

    String worker();

    int attempt();

    /** Every sending of it, in order; the last one is in force. */
    List<Sent> sent();

    /** Whether it has a verdict, after which it is not replaced. */
    boolean judged();

    default Sent last() {
        return sent().getLast();
    }
}
