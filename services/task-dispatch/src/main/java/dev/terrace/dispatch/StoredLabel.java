package dev.terrace.dispatch;

/** Where a stored label came from. */
public sealed interface StoredLabel permits Slot.Labelled, Unit.Unused {
    String site();

    String worker();

    int attempt();

    String submission();
}
