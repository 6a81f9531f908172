package dev.terrace.shared.work;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with something from outside, and says it in the sentences that all kinds of work share. */
public final class Faults {
    /** So many are told of one label; who mends them is told of the rest. */
    public static final int MOST = 20;

    private static final int QUOTED_CHARS = 40;
    private static final int LISTED_NAMES = 20;

    private final List<Fault> found = new ArrayList<>();

    public void add(String path, String problem, Object... values) {
        if (found.size() < MOST) {
            found.add(new Fault(path, values.length == 0 ? problem : problem.formatted(values)));
        }
    }

    public List<Fault> list() {
        return List.copyOf(found);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** How many there are so far. */
    public int count() {
        return found.size();
    }

    /** Whether no more need be looked for. */
    public boolean isFull() {
        return found.size() >= MOST;
    }

    /** Whether the node is an object with all of the fields that must be there and none but those that may. */
    public boolean object(@Nullable JsonNode node, String path, List<String> must, String... may) {
        if (node == null || !node.isObject()) {
            add(path, "expected an object with " + String.join(", ", must));
            return false;
        }
        int before = found.size();
        for (var field : node.properties()) {
            if (!must.contains(field.getKey()) && !Arrays.asList(may).contains(field.getKey())) {
                add(at(path, quoted(field.getKey())), "unknown field; there may be " + listed(must, may));
            }
        }
        for (String field : must) {
            if (!node.hasNonNull(field)) {
                add(at(path, field), "is missing");
            }
        }
        return found.size() == before;
    }

    /** Whether the node is a list of at most so many. */
    public boolean list(@Nullable JsonNode node, String path, int most) {
        if (node == null || !node.isArray()) {
            add(path, "expected a list, which may be empty");
            return false;
        }
        if (node.size() > most) {
            add(path, "at most %d: there are %d", most, node.size());
            return false;
        }
        return true;
    }

    /** Whether the node is a finite number in this range. */
    public boolean number(@Nullable JsonNode node, String path, double least, double most, String unit) {
        boolean right = node != null && node.isNumber() && node.doubleValue() >= least && node.doubleValue() <= most;
        if (!right) {
            add(path, "expected a number of %s between %s and %s", unit, plain(least), plain(most));
        }
        return right;
    }

    /** Whether the node is a whole number in this range. */
    public boolean whole(@Nullable JsonNode node, String path, long least, long most) {
        boolean right = node != null
                && node.isNumber()
                && node.doubleValue() == Math.rint(node.doubleValue())
                && node.doubleValue() >= least
                && node.doubleValue() <= most;
        if (!right) {
            add(path, "expected a whole number from %d to %d", least, most);
        }
        return right;
    }

    /** Whether the node is one of these names. */
    public boolean name(@Nullable JsonNode node, String path, List<String> names) {
        if (node != null && node.isTextual() && Names.find(node.textValue(), names) != null) {
            return true;
        }
        String got = node == null ? "nothing" : quoted(node.isTextual() ? node.textValue() : node.toString());
        String some = String.join(", ", names.subList(0, Math.min(names.size(), LISTED_NAMES)));
        add(path, "%s is unknown: choose one of %s%s", got, some, names.size() > LISTED_NAMES ? ", …" : "");
        return false;
    }

    /** Text from outside, short enough to be repeated in an answer, never cut inside a character. */
    public static String quoted(String text) {
        int end = Math.min(text.length(), QUOTED_CHARS);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return "\"" + (end == text.length() ? text : text.substring(0, end) + "…") + "\"";
    }

    public static String at(String path, String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    private static String listed(List<String> must, String... may) {
        Set<String> all = new LinkedHashSet<>(must);
        all.addAll(Arrays.asList(may));
        return String.join(", ", all);
    }

    /** A number without a fraction where it has none. */
    public static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
