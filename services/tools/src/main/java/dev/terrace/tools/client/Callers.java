package dev.terrace.tools.client;

import dev.terrace.stack.Tokens;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** Everybody who may call, each with tokens of the local issuer that are renewed well before they expire. */
public final class Callers {
    private static final Duration FRESH = Tokens.LONGEST.dividedBy(2);

    private final Place place;
    private final Tokens tokens;

    private Callers(Place place, Tokens tokens) {
        this.place = place;
        this.tokens = tokens;
    }

    /** Callers of the Terrace at this place. */
    public static Callers at(Place place) {
        return new Callers(place, Tokens.in(place.home().resolve("keys")));
    }

    public Place place() {
        return place;
    }

    public Tokens tokens() {
        return tokens;
    }

    public Api client(String client) {
        return caller("client", client, Map.of("client", client));
    }

    public Api site(String site) {
        return caller("site", site, Map.of("site", site));
    }

    public Api worker(String site, String worker) {
        return caller("worker", worker, Map.of("site", site, "worker", worker));
    }

    public Api operator() {
        return caller("operator", "operator", Map.of());
    }

    public Api reviewer() {
        return caller("reviewer", "reviewer", Map.of());
    }

    public Api maker() {
        return caller("finance-maker", "maker", Map.of());
    }

    public Api checker() {
        return caller("finance-checker", "checker", Map.of());
    }

    public Api auditor() {
        return caller("auditor", "auditor", Map.of());
    }

    /** Somebody who shows no token at all. */
    public Api nobody() {
        return Api.of(place, () -> "");
    }

    /** Somebody who shows exactly this token. */
    public Api with(String token) {
        return Api.of(place, () -> token);
    }

    private Api caller(String role, String subject, Map<String, String> owned) {
        return Api.of(place, new Fresh(() -> tokens.mint(role, subject, owned)));
    }

    /** Mints again when the last token is half way to its end. */
    private static final class Fresh implements Supplier<String> {
        private final Supplier<String> mint;
        private String token = "";
        private long mintedNanos;

        Fresh(Supplier<String> mint) {
            this.mint = mint;
        }

        @Override
        public synchronized String get() {
            if (token.isEmpty() || System.nanoTime() - mintedNanos > FRESH.toNanos()) {
                token = mint.get();
                mintedNanos = System.nanoTime();
            }
            return token;
        }
    }
}
