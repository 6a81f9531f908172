package dev.terrace.shared.work;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Names that people type: kept in one form, and told from those that only look different. */
public final class Names {
    private static final int MOST_LISTS = 1_000;

    /** The names of lists that were asked for by what they look like: making that out of each name again would be slow. */
    private static final Map<List<String>, Map<String, String>> BY_KEY = new ConcurrentHashMap<>();

    private Names() {}

    /** The form in which a name is kept: NFC, without blanks around it. */
    public static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).strip();
    }

    /** What two names have in common if nobody can tell them apart: NFC, no invisible characters, no blanks around, one case. */
    public static String key(String name) {
        StringBuilder visible = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFC)
                .codePoints()
                .filter(c -> !isInvisible(c))
                .forEach(visible::appendCodePoint);
        String folded = visible.toString().strip().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT, Character.CONTROL, Character.UNASSIGNED, Character.PRIVATE_USE -> true;
            default ->
                isVariationSelector(c) || c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
        };
    }

    private static boolean isVariationSelector(int c) {
        return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || (c >= 0x180B && c <= 0x180F);
    }

    /** What is wrong with a name that somebody typed: it must be one line that can be seen; null if nothing is. */
    public static @Nullable String fault(String name, int mostCharacters) {
        if (name.length() > mostCharacters) {
            return "expected at most " + mostCharacters + " characters";
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            return "it has a control character: take it out";
        }
        if (name.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            return "it has half a character (a lone surrogate): send valid UTF-8";
        }
        return key(name).isEmpty() ? "it is blank: write a name that can be seen" : null;
    }

    /** The names as they are kept, in their order. */
    public static List<String> normal(List<String> names) {
        return names.stream().map(Names::normal).toList();
    }

    /** The one of the names that this one is, if it is written otherwise; null if it is none of them. */
    public static @Nullable String find(String name, List<String> names) {
        if (names.contains(name)) {
            return name;
        }
        if (BY_KEY.size() >= MOST_LISTS) {
            BY_KEY.clear();
        }
        return BY_KEY.computeIfAbsent(List.copyOf(names), Names::byKey).get(key(name));
    }

    private static Map<String, String> byKey(List<String> names) {
        Map<String, String> byKey = new HashMap<>();
        names.forEach(name -> byKey.putIfAbsent(key(name), name));
        return byKey;
    }

    /** {@link #find} for a name that is known to be one of them. */
    public static String match(String name, List<String> names) {
        String found = find(name, names);
        if (found == null) {
            throw new IllegalArgumentException(Faults.quoted(name) + " is not one of the names");
        }
        return found;
    }
}
