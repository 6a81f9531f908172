package dev.terrace.systemtests.deploy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a query names; no more of the language is understood than that takes. */
final class PromQl {
    private static final Pattern GROUPING =
            Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern NAME =
            Pattern.compile("(?<![\\w.$])([a-zA-Z_:][\\w:]*)\\s*(?:\\{([^}]*)}|(\\())?", Pattern.DOTALL);
    private static final Pattern EQUAL = Pattern.compile("(\\w+)\\s*=\\s*\"([^\"]*)\"");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    private PromQl() {}

    /** A metric, and the values that some of its labels must have. */
    record Selector(String metric, Map<String, String> labels) {}

    static List<Selector> selectors(String query) {
        return NAME.matcher(GROUPING.matcher(query).replaceAll(" "))
                .results()
                .filter(name -> name.group(3) == null && !WORDS.contains(name.group(1)))
                .map(name -> new Selector(name.group(1), labels(name.group(2) == null ? "" : name.group(2))))
                .toList();
    }

    private static Map<String, String> labels(String matchers) {
        return EQUAL.matcher(matchers)
                .results()
                .collect(Collectors.toMap((MatchResult label) -> label.group(1), label -> label.group(2)));
    }
}
