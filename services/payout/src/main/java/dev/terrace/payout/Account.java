package dev.terrace.payout;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonCreator.Mode;
import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An account of the books; its name says what it holds and for whom. Money moves accrued → payable → bank. */
@Schema(type = SchemaType.STRING, examples = "accrued:worker:w-17")
public record Account(String name) implements Comparable<Account> {

    @JsonCreator(mode = Mode.DELEGATING)
    public Account {}

    /** What a client's project has cost so far. */
    public static Account cost(String client, String project) {
        return new Account("cost:" + client + ":" + project);
    }

    /** What a payee has earned and no approved pay run has taken up. */
    public static Account accrued(Payee payee) {
        return new Account("accrued:" + payee);
    }

    /** What the platform has earned; it is not paid out by pay runs. */
    public static Account platform() {
        return new Account("accrued:platform");
    }

    /** What an approved pay run owes a payee until the bank answers. */
    public static Account payable(Payee payee) {
        return new Account("payable:" + payee);
    }

    /** What has left through the bank. */
    public static Account bank() {
        return new Account("bank");
    }

    @Override
    public int compareTo(Account other) {
        return name.compareTo(other.name);
    }

    @JsonValue
    @Override
    public String toString() {
        return name;
    }
}
