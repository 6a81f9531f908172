package dev.terrace.quality.spans;

import static java.util.Comparator.comparingInt;

import dev.terrace.quality.Finding;
import dev.terrace.quality.Geometry;
import dev.terrace.quality.Median;
import dev.terrace.quality.Member;
import dev.terrace.quality.Merge;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.spans.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Marks are alike as far as they share their characters; together they are what more than half of them mark. */
record SpanGeometry(List<String> classes, Attributes attributes) implements Geometry<Span> {
    static final Comparator<Span> LONGEST = comparingInt((Span s) -> s.start() - s.end())
            .thenComparingInt(Span::start)
            .thenComparing(Span::name);

    private static final Comparator<Span> ORDER = comparingInt(Span::start)
            .thenComparingInt(Span::end)
            .thenComparing(Span::name)
            .thenComparing(span -> span.attributes().toString());

    @Override
    public String name(Span span) {
        return span.name();
    }

    @Override
    public Map<String, Object> attributes(Span span) {
        return span.attributes();
    }

    @Override
    public double similarity(Span one, Span other) {
        int shared = one.shared(other);
        return (double) shared / (one.end() - one.start() + other.end() - other.start() - shared);
    }

    @Override
    public double fine() {
        return 1;
    }

    @Override
    public double from(Span span) {
        return span.start();
    }

    @Override
    public double to(Span span) {
        return span.end();
    }

    /** The longest run of characters that more than half mark. */
    @Override
    public Merge<Span> merge(List<Member<Span>> members) {
        int first = members.stream().mapToInt(m -> m.object().start()).min().orElseThrow();
        int last = members.stream().mapToInt(m -> m.object().end()).max().orElseThrow();
        Span best = new Span("", first, first);
        int start = first;
        for (int at = first; at <= last; at++) {
            if (!isMarked(at, members)) {
                Span run = new Span("", start, at);
                best = LONGEST.compare(run, best) < 0 ? run : best;
                start = at + 1;
            }
        }
        return Merge.of(best.start() < best.end() ? best : middle(members));
    }

    private static boolean isMarked(int at, List<Member<Span>> members) {
        int marks = 0;
        for (Member<Span> member : members) {
            marks += member.object().start() <= at && at < member.object().end() ? 1 : 0;
        }
        return 2 * marks > members.size();
    }

    /** Where no character is marked by more than half: the median start and end. */
    private static Span middle(List<Member<Span>> members) {
        return new Span(
                "", (int) Math.floor(Median.of(members, Span::start)), (int) Math.ceil(Median.of(members, Span::end)));
    }

    @Override
    public Span named(Span span, String name, Map<String, Object> attributes) {
        return new Span(name, span.start(), span.end(), attributes);
    }

    @Override
    public Comparator<Span> order() {
        return ORDER;
    }

    @Override
    public boolean isFree() {
        return false;
    }

    @Override
    public Object shape(Span span) {
        return List.of(span.start(), span.end());
    }

    @Override
    public String field() {
        return "spans";
    }

    @Override
    public List<Finding> compare(String path, Span hers, Span right) {
        List<Finding> usual = Geometry.super.compare(path, hers, right);
        if (usual.isEmpty() || usual.getFirst().wrong()) {
            return usual;
        }
        return List.of(Finding.remark("border", path, "it starts or ends elsewhere"));
    }
}
