package dev.terrace.payout;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers what an entry moves, one sum for each account, in the order of their names so that the same facts give the same entry. */
public final class Postings {

    private final Map<Account, Long> sums = new TreeMap<>();

    /** Moves an amount from the credited account to the debited one; nothing is moved where nothing is owed. */
    public Postings move(long micros, Account debited, Account credited) {
        add(debited, micros);
        add(credited, Math.negateExact(micros));
        return this;
    }

    /** @return a posting for each account whose sum is not zero */
    public List<Posting> list() {
        return sums.entrySet().stream()
                .filter(sum -> sum.getValue() != 0)
                .map(sum -> sum.getValue() > 0
                        ? Posting.debit(sum.getKey(), sum.getValue())
                        : Posting.credit(sum.getKey(), Math.negateExact(sum.getValue())))
                .toList();
    }

    private void add(Account account, long micros) {
        sums.merge(account, micros, Math::addExact);
    }
}
