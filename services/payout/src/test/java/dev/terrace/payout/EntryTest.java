package dev.terrace.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.shared.property.Seeded;
import dev.terrace.shared.property.Seeds;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EntryTest {

    private static final Account A = Account.accrued(Payee.worker("w-1"));
    private static final Account B = Account.payable(Payee.worker("w-1"));

    @Test
    void refusesToBeUnbalanced() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry(Posting.debit(A, 5), Posting.credit(B, 4)))
                .withMessageContaining("debits 5 and credits 4");
    }

    @Test
    void refusesToPostTwiceToAnAccount() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry(Posting.debit(A, 5), Posting.credit(B, 3), Posting.credit(B, 2)));
    }

    @Test
    void refusesAPostingOfNothingOrOfBothSides() {
        assertThatIllegalArgumentException().isThrownBy(() -> Posting.debit(A, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Posting.debit(A, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Posting(A, 1, 1));
    }

    @Test
    void refusesToOverflow() {
        assertThatThrownBy(() -> new Postings().move(Long.MAX_VALUE, A, B).move(1, A, B))
                .isInstanceOf(ArithmeticException.class);
    }

    @Seeded
    void isBalancedWhateverIsMoved(long seed) {
        Seeds.cases(seed, 200).forEach(EntryTest::isBalancedWhateverIsMoved);
    }

    private static void isBalancedWhateverIsMoved(Random random) {
        List<Long> moved = random.longs(random.nextInt(51), -1_000_000_000, 1_000_000_000)
                .boxed()
                .toList();
        Postings postings = new Postings();
        for (int i = 0; i < moved.size(); i++) {
            postings.move(moved.get(i), Account.cost("c", "p"), Account.accrued(Payee.worker("w-" + i)));
        }
        Entry entry = Entry.moving("x", Instant.EPOCH, "CNY", postings);

        assertThat(entry.postings().stream()
                        .filter(posting -> posting.account().equals(Account.cost("c", "p")))
                        .mapToLong(posting -> posting.debitMicros() - posting.creditMicros())
                        .sum())
                .isEqualTo(moved.stream().mapToLong(Long::longValue).sum());
    }

    private static Entry entry(Posting... postings) {
        return new Entry("x", Instant.EPOCH, "CNY", null, List.of(postings), List.of());
    }
}
