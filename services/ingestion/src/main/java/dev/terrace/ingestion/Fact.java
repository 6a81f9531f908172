package dev.terrace.ingestion;

import java.time.Instant;

/**
 * Something that a client is to be told. It is stored in the document that it is about, in the write that makes it true, until it is
 * queued for the client's webhooks: a crash in between loses nothing.
 */
public record Fact(String event, Instant at) {
    /** A delivery has come to its end, whatever of it can be used. */
    public static final String DELIVERY_FINISHED = "delivery.finished";
    /** Every unit of a dataset is resolved or withdrawn. */
    public static final String DATASET_COMPLETED = "dataset.completed";
    /** The export of a dataset has the outcome of every item; told again when units that were opened anew are settled. */
    public static final String EXPORT_READY = "export.ready";
    /** Nothing of a project is dealt any more, for now. */
    public static final String PROJECT_PAUSED = "project.paused";
    /** The same, because its budget allows no more. */
    public static final String BUDGET_REACHED = "budget.reached";
    /** Work of a project is dealt again. */
    public static final String PROJECT_OPENED = "project.opened";
    /** Nothing more of a project is to come, and all is settled. */
    public static final String PROJECT_COMPLETED = "project.completed";
}
