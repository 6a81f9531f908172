package dev.terrace.shared.work.join;

import java.util.List;

/** What was told of one part of an item, [from, to) in frames or milliseconds. */
public record Range<O>(long from, long to, List<O> objects) {
    public Range {
        objects = List.copyOf(objects);
    }
}
