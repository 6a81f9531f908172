package dev.terrace.shared.work.join;

/** How the things of one kind are seen in ranges that overlap. */
public interface Sight<O> {

    /** How far two are the same within [from, to), which both of their ranges show; 0 if they are not. */
    double same(O one, O other, long from, long to);

    /** Whether the thing begins and ends within [from, to), so that who was shown that must have told of it. */
    boolean isWhole(O object, long from, long to);
}
