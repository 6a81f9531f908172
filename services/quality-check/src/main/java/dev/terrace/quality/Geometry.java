package dev.terrace.quality;

import dev.terrace.shared.work.Attribute;
import dev.terrace.shared.work.Attributes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What {@link SetConsensus} must know of the objects of one kind of work: all in which boxes, spans or tracks differ when
 * many drawings of a thing become one. Pure; similarities are symmetric.
 */
public interface Geometry<O> {

    /** The classes among which an object has one. */
    List<String> classes();

    /** What else is said of an object. */
    Attributes attributes();

    String name(O object);

    Map<String, Object> attributes(O object);

    /** How far two objects are of one place and size, in [0, 1]; says nothing of their classes. */
    double similarity(O one, O other);

    /** The similarity that scores a matched pair, where that is more than the one by which it is matched. */
    default double score(O one, O other) {
        return similarity(one, other);
    }

    /** From this similarity on two drawings may be of one object. */
    default double join() {
        return .3;
    }

    /** From this similarity on the object is right; .5 is what VOC takes for found. */
    default double right() {
        return .5;
    }

    /** {@link #right()} for objects of one class. */
    default double right(String name) {
        return right();
    }

    /** From this similarity on nothing is to be remarked. */
    double fine();

    /** How close two drawings of different people are, to gather those of one object. */
    default double closeness(O one, O other) {
        return similarity(one, other);
    }

    /** From this closeness on two drawings of different people are gathered. */
    default double gather() {
        return join();
    }

    /** An interval outside which an object is like no other: its extent along one axis, so that not all pairs are compared. */
    default double from(O object) {
        return 0;
    }

    /** The end of the interval that starts at {@link #from}. */
    default double to(O object) {
        return 0;
    }

    /** Whether two drawings of one label may be parts of one object. */
    default boolean mayJoin(O one, O other) {
        return false;
    }

    /** The one drawing that parts of one label make, where {@link #mayJoin} allows any. */
    default O joined(List<O> parts) {
        throw new IllegalStateException("objects of this kind have no parts");
    }

    /** The object that the drawings of its members make; its class and attributes are set by {@link #named}. */
    Merge<O> merge(List<Member<O>> members);

    O named(O object, String name, Map<String, Object> attributes);

    /** An order of objects by what they are, so that nothing depends on the order of labels. */
    Comparator<O> order();

    /**
     * Whether objects are placed so freely that nobody draws one to the last digit as somebody else did. Labels that are equal
     * all the same are copies.
     */
    boolean isFree();

    /** What copies have in common: the object without its class and attributes. */
    Object shape(O object);

    /** The field of the label that lists the objects. */
    String field();

    /** Where the n-th object is in the label: {@code boxes[2]}. */
    default String path(int n) {
        return field() + "[" + n + "]";
    }

    /** What is said of an attribute that counts, and is another one in the object that is held to be right. */
    default Finding differs(String path, Attribute attribute) {
        return Finding.wrongAttribute(path + ".attributes", attribute);
    }

    /** What is said of an object that was matched with one of its class; none if there is nothing to say. */
    default List<Finding> compare(String path, O hers, O right) {
        double s = similarity(hers, right);
        if (s < right(name(right))) {
            return List.of(Finding.wrong(
                    "misplaced",
                    path,
                    "wrong place or size (%d %% overlap, %d %% needed)"
                            .formatted((int) Math.floor(100 * s), Math.round(100 * right(name(right))))));
        }
        return s < fine()
                ? List.of(Finding.remark("loose", path, "loose (%d %% overlap)".formatted((int) Math.floor(100 * s))))
                : List.of();
    }
}
