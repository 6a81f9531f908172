package dev.terrace.payout;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An account of the books: a kind, with the payee or the project that it is kept for where the kind has one. Money moves
 * accrued → payable → bank.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "An account of the books")
public record Account(
        @Schema(examples = "accrued") Kind kind,

        @Nullable
        @Schema(description = "Of accrued and payable", examples = "worker:w-17", implementation = String.class)
        Payee payee,

        @Nullable @Schema(description = "Of cost", examples = "c-1")
        String client,

        @Nullable @Schema(description = "Of cost", examples = "p-abcdefghij")
        String project)
        implements Comparable<Account> {

    /** What an account says of the money in it. */
    public enum Type {
        ASSET,
        LIABILITY,
        INCOME,
        EXPENSE;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What an account holds. */
    public enum Kind {
        /** What a client's project has cost so far. */
        COST(Type.EXPENSE),
        /** What a payee has earned and no approved pay run has taken up. */
        ACCRUED(Type.LIABILITY),
        /** What an approved pay run owes a payee until the bank answers. */
        PAYABLE(Type.LIABILITY),
        /** What the platform has earned; it is not paid out by pay runs. */
        PLATFORM(Type.INCOME),
        /** What has left through the bank. */
        BANK(Type.ASSET);

        private final Type type;

        Kind(Type type) {
            this.type = type;
        }

        public Type type() {
            return type;
        }

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Account {
        boolean complete = switch (kind) {
            case COST -> payee == null && client != null && project != null;
            case ACCRUED, PAYABLE -> payee != null && client == null && project == null;
            case PLATFORM, BANK -> payee == null && client == null && project == null;
        };
        if (!complete) {
            throw new IllegalArgumentException(
                    "not the parameters of a %s account: %s %s %s".formatted(kind.label(), payee, client, project));
        }
    }

    public static Account cost(String client, String project) {
        return new Account(Kind.COST, null, client, project);
    }

    public static Account accrued(Payee payee) {
        return new Account(Kind.ACCRUED, payee, null, null);
    }

    public static Account payable(Payee payee) {
        return new Account(Kind.PAYABLE, payee, null, null);
    }

    public static Account platform() {
        return new Account(Kind.PLATFORM, null, null, null);
    }

    public static Account bank() {
        return new Account(Kind.BANK, null, null, null);
    }

    /** @return a text that no other account has; also the order of accounts */
    @JsonIgnore
    public String id() {
        return switch (kind) {
            case COST -> "cost:%s:%s".formatted(client, project);
            case ACCRUED, PAYABLE -> kind.label() + ":" + payee;
            case PLATFORM, BANK -> kind.label();
        };
    }

    @Override
    public int compareTo(Account other) {
        return id().compareTo(other.id());
    }

    @Override
    public String toString() {
        return id();
    }
}
