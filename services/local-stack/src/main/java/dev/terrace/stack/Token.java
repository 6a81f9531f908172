package dev.terrace.stack;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The command behind {@code scripts/token}: prints a token of the local issuer, and nothing else. */
final class Token {
    private static final List<String> OWNED = List.of("worker", "site", "client");
    private static final Map<String, List<String>> NEEDED =
            Map.of("client", List.of("client"), "site", List.of("site"), "worker", List.of("site", "worker"));
    private static final String USAGE =
            "token ROLE [--client ID] [--site ID] [--worker ID] [--subject S] [--seconds N], where ROLE is one of %s"
                    .formatted(String.join(", ", Tokens.ROLES));

    private Token() {}

    public static void main(String[] args) {
        try {
            System.out.println(of(args, Tokens.local()));
        } catch (StackException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    static String of(String[] args, Tokens tokens) {
        Deque<String> words = new ArrayDeque<>(Arrays.asList(args));
        String role = words.isEmpty() ? "" : words.pop();
        Map<String, String> options = options(words);
        Map<String, String> owned = new LinkedHashMap<>();
        OWNED.stream().filter(options::containsKey).forEach(name -> owned.put(name, options.get(name)));
        for (String needed : NEEDED.getOrDefault(role, List.of())) {
            if (!owned.containsKey(needed)) {
                throw new StackException("The role %s needs --%s ID.".formatted(role, needed));
            }
        }
        String ownId = owned.values().stream().findFirst().orElse(role + "-1");
        String subject = options.getOrDefault("subject", ownId);
        return tokens.sign(tokens.claims(role, subject, owned, life(options.get("seconds"))));
    }

    private static Map<String, String> options(Deque<String> words) {
        Map<String, String> options = new LinkedHashMap<>();
        while (!words.isEmpty()) {
            String word = words.pop();
            String name = word.replaceFirst("^--", "");
            boolean known = word.startsWith("--")
                    && (OWNED.contains(name) || List.of("subject", "seconds").contains(name));
            if (!known || words.isEmpty()) {
                throw new StackException("Did not understand '%s': %s".formatted(word, USAGE));
            }
            options.put(name, words.pop());
        }
        return options;
    }

    private static Duration life(@Nullable String seconds) {
        if (seconds == null) {
            return Tokens.LONGEST;
        }
        if (!seconds.matches("[1-9][0-9]{0,5}")) {
            throw new StackException("--seconds is '%s'; it must be a whole number, 1 to 999999.".formatted(seconds));
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }
}
