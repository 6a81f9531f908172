package dev.terrace.shared.store;

import dev.terrace.shared.event.Event;
import java.util.List;

/** What a pure decision returns: the new state, what happened, and the answer to whoever asked. */
public record Outcome<S, R>(S state, List<Event> events, R answer) {

    /** Nothing is to be stored. */
    public static <S, R> Outcome<S, R> unchanged(S state, R answer) {
        return new Outcome<>(state, List.of(), answer);
    }

    /** Whether nothing is to be stored, where this is what there was. */
    boolean leaves(S before) {
        return state == before && events.isEmpty();
    }
}
