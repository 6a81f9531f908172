package dev.terrace.dispatch;

/** A collection that has indexes of its own. */
interface Indexed {

    /** Makes them; those that are there already stay as they are. */
    void index();
}
