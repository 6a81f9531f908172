package dev.terrace.payout.approve;

import dev.terrace.payout.Payee;
import dev.terrace.payout.Payment;
import dev.terrace.payout.approve.Comparison.Odd;
import dev.terrace.payout.approve.Comparison.Sum;
import dev.terrace.payout.approve.Comparison.Why;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Goes through the payments of two runs side by side, each in the order of its payees, and adds up how they differ. */
final class Differences {

    private final int oddPercent;
    private final int mostOdd;
    private final Map<Why, Sum> sums = new EnumMap<>(Why.class);
    private final List<Odd> odd = new ArrayList<>();
    private Sum same = Sum.NONE;

    Differences(int oddPercent, int mostOdd) {
        this.oddPercent = oddPercent;
        this.mostOdd = mostOdd;
    }

    void between(Iterable<Payment> before, Iterable<Payment> now) {
        Iterator<Payment> lasts = before.iterator();
        Iterator<Payment> currents = now.iterator();
        Payment last = next(lasts);
        Payment current = next(currents);
        while (last != null || current != null) {
            int order = Objects.compare(last, current, Comparator.nullsLast(Comparator.comparing(Payment::payee)));
            compare(order > 0 ? null : last, order < 0 ? null : current);
            last = order <= 0 ? next(lasts) : last;
            current = order >= 0 ? next(currents) : current;
        }
    }

    /** Somebody is held, with what is open for them. */
    void held(Payee payee, long openMicros) {
        add(Why.HELD, payee, openMicros, 0);
    }

    Sum same() {
        return same;
    }

    Sum of(Why... why) {
        Sum all = Sum.NONE;
        for (Why one : why) {
            Sum sum = sums.getOrDefault(one, Sum.NONE);
            all = new Sum(
                    all.payees() + sum.payees(),
                    Math.addExact(all.micros(), sum.micros()),
                    Math.addExact(all.lastMicros(), sum.lastMicros()));
        }
        return all;
    }

    List<Odd> odd() {
        return odd;
    }

    private void compare(@Nullable Payment last, @Nullable Payment current) {
        if (current == null) {
            Payment gone = Objects.requireNonNull(last);
            add(Why.GONE, gone.payee(), 0, gone.owedMicros());
        } else {
            long micros = current.owedMicros();
            long lastMicros = last == null ? 0 : last.owedMicros();
            if (micros < 0) {
                add(Why.NEGATIVE, current.payee(), micros, lastMicros);
            }
            if (last == null) {
                add(Why.ADDED, current.payee(), micros, 0);
            } else if (isOdd(micros, lastMicros)) {
                add(micros > lastMicros ? Why.UP : Why.DOWN, current.payee(), micros, lastMicros);
            } else {
                same = same.plus(micros, lastMicros);
            }
        }
    }

    private boolean isOdd(long micros, long lastMicros) {
        double difference = Math.abs((double) micros - lastMicros);
        return difference * 100 > Math.abs((double) lastMicros) * oddPercent;
    }

    private void add(Why why, Payee payee, long micros, long lastMicros) {
        sums.put(why, sums.getOrDefault(why, Sum.NONE).plus(micros, lastMicros));
        if (odd.size() < mostOdd) {
            odd.add(new Odd(payee, why, micros, lastMicros));
        }
    }

    private static @Nullable Payment next(Iterator<Payment> payments) {
        return payments.hasNext() ? payments.next() : null;
    }
}
