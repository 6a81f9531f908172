package dev.terrace.payout;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.terrace.shared.event.PaymentSettled.Outcome;
import dev.terrace.shared.money.Money;
import dev.terrace.shared.store.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one pay run pays one payee, named {@code <run>.<payee>}: frozen with the run, then answered by the bank once.
 *
 * @param owedMicros the payee's dues that the run holds; whole minor units of it are paid and the rest stays owed
 */
public record Payment(
        @JsonProperty("_id") String id,
        long version,
        String run,
        Payee payee,
        String site,
        String county,
        String currency,
        long owedMicros,
        long amountMinor,
        State state)
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

        /** Less than a minor unit: nothing is paid, all of it stays owed. */
        record Carried() implements State {}

        /** Part of a draft. */
        record Frozen() implements State {}

        /** Part of a draft that was rejected. */
        record Withdrawn() implements State {}

        /** Approved, waits for the bank. */
        record Open() implements State {}

        /** The bank has answered and the answer is not in the books yet. */
        record Answered(Answer answer) implements State {}

        /** The answer is in the books. */
        record Booked(Answer answer) implements State {}
    }

    /** The bank's answer, who brought it and when; a return has a reason. */
    public record Answer(Outcome outcome, @Nullable String reason, String by, Instant at) {}

    /** Rounds what is owed down to the minor unit. */
    public static Payment of(String run, String currency, Owed owed) {
        long amountMinor = new Money(owed.micros(), currency).minor();
        return new Payment(
                idOf(run, owed.payee()),
                0,
                run,
                owed.payee(),
                owed.site(),
                owed.county(),
                currency,
                owed.micros(),
                amountMinor,
                amountMinor == 0 ? new State.Carried() : new State.Frozen());
    }

    public static String idOf(String run, Payee payee) {
        return run + "." + payee;
    }

    /** What a payee's dues in one run come to, with the site and county where it was last earned. */
    public record Owed(Payee payee, String site, String county, long micros) {}

    /** @return what is paid, in micro-units */
    public long amountMicros() {
        return Money.ofMinor(amountMinor, currency).micros();
    }

    /** @return what is not paid because it is less than a minor unit */
    public long remainderMicros() {
        return Math.subtractExact(owedMicros, amountMicros());
    }

    /** @return the bank's answer, if there is one */
    public @Nullable Answer answer() {
        return switch (state) {
            case State.Carried _, State.Frozen _, State.Withdrawn _, State.Open _ -> null;
            case State.Answered answered -> answered.answer();
            case State.Booked booked -> booked.answer();
        };
    }

    /** @return its state in the API: the bank's answer once there is one */
    public String status() {
        return switch (state) {
            case State.Frozen _ -> "frozen";
            case State.Withdrawn _ -> "withdrawn";
            case State.Carried _ -> "carried";
            case State.Open _ -> "open";
            case State.Answered answered -> answered.answer().outcome().label();
            case State.Booked booked -> booked.answer().outcome().label();
        };
    }

    public Payment with(State next) {
        return new Payment(id, version, run, payee, site, county, currency, owedMicros, amountMinor, next);
    }

    @Override
    public Payment withVersion(long next) {
        return new Payment(id, next, run, payee, site, county, currency, owedMicros, amountMinor, state);
    }
}
