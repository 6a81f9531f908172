package dev.terrace.payout;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.terrace.shared.money.Money;
import dev.terrace.shared.store.Versioned;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one pay run pays one payee, named {@code <run>.<payee>}: frozen with the run, then answered by the bank, and once more if what
 * had settled comes back.
 *
 * @param owedMicros the payee's items that the run holds; whole minor units of it are paid and the rest stays owed
 * @param block which entry of the approval makes it payable
 * @param proposal a return by hand that waits for a second person
 */
public record Payment(
        @JsonProperty("_id") String id,
        long version,
        String run,
        Payee payee,
        Place place,
        String currency,
        long owedMicros,
        long amountMinor,
        int block,
        State state,
        @Nullable Proposal proposal)
        implements Versioned<Payment> {

    /** Where a payment stands. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = State.Carried.class, name = "carried"),
        @JsonSubTypes.Type(value = State.Frozen.class, name = "frozen"),
        @JsonSubTypes.Type(value = State.Withdrawn.class, name = "withdrawn"),
        @JsonSubTypes.Type(value = State.Open.class, name = "open"),
        @JsonSubTypes.Type(value = State.Answered.class, name = "answered"),
        @JsonSubTypes.Type(value = State.Booked.class, name = "booked")
    })
    public sealed interface State {

        /** Less than a minor unit, or less than nothing: nothing is paid, all of it is carried on. */
        record Carried() implements State {}

        /** Part of a draft. */
        record Frozen() implements State {}

        /** Part of a draft that was rejected. */
        record Withdrawn() implements State {}

        /** Approved, waits for the bank since then. */
        record Open(Instant since) implements State {}

        /** The bank has answered and the last answer is not in the books yet. */
        record Answered(List<Answer> answers) implements State {}

        /** The answers are in the books. */
        record Booked(List<Answer> answers) implements State {}
    }

    /** Somebody says that it came back, for a reason and under the bank's reference. */
    public record Proposal(String reason, String reference, String by, Instant at) {}

    /** Rounds what is owed down to the minor unit. */
    public static Payment of(String run, String currency, Owed owed, int block) {
        long amountMinor = Math.max(0, new Money(owed.micros(), currency).minor());
        return new Payment(
                idOf(run, owed.payee()),
                0,
                run,
                owed.payee(),
                owed.place(),
                currency,
                owed.micros(),
                amountMinor,
                block,
                amountMinor == 0 ? new State.Carried() : new State.Frozen(),
                null);
    }

    public static String idOf(String run, Payee payee) {
        return run + "." + payee;
    }

    /** What a payee's items in one run come to, with the place where it last earned. */
    public record Owed(Payee payee, Place place, long micros) {}

    /** @return what is paid, in micro-units */
    public long amountMicros() {
        return Money.ofMinor(amountMinor, currency).micros();
    }

    /** @return what is not paid: less than a minor unit, or what the payee owes back */
    public long remainderMicros() {
        return Math.subtractExact(owedMicros, amountMicros());
    }

    /** @return the bank's answers, in their order: settled, returned, or both */
    public List<Answer> answers() {
        return switch (state) {
            case State.Carried _, State.Frozen _, State.Withdrawn _, State.Open _ -> List.of();
            case State.Answered answered -> answered.answers();
            case State.Booked booked -> booked.answers();
        };
    }

    /** @return its state in the API: the bank's last answer once there is one */
    public String status() {
        return switch (state) {
            case State.Frozen _ -> "frozen";
            case State.Withdrawn _ -> "withdrawn";
            case State.Carried _ -> "carried";
            case State.Open _ -> "open";
            case State.Answered answered ->
                answered.answers().getLast().outcome().label();
            case State.Booked booked -> booked.answers().getLast().outcome().label();
        };
    }

    /** @return the entries that book its answers, in their order */
    public List<String> answerEntries() {
        return answers().stream()
                .map(answer -> Entry.answerTo(id, answer.outcome()))
                .toList();
    }

    public Payment with(State next) {
        return with(next, proposal);
    }

    public Payment with(State next, @Nullable Proposal proposed) {
        return new Payment(id, version, run, payee, place, currency, owedMicros, amountMinor, block, next, proposed);
    }

    @Override
    public Payment withVersion(long next) {
        return new Payment(id, next, run, payee, place, currency, owedMicros, amountMinor, block, state, proposal);
    }
}
