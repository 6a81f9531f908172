package dev.terrace.shared.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.shared.property.Seeded;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void onlyAPaymentIsRoundedAndTheRemainderStays() {
        Money owed = new Money(12_345_678, "CNY");
        assertThat(owed.minor()).isEqualTo(1234);
        assertThat(owed.remainder()).isEqualTo(new Money(5_678, "CNY"));
        assertThat(new Money(12_345_678, "JPY").minor()).isEqualTo(12);
        assertThat(new Money(12_345_678, "KWD").minor()).isEqualTo(12_345);
    }

    @Seeded
    void nothingIsLostByPaying(long seed) {
        LongStream edges = LongStream.of(0, 1, 9_999, 10_000, 10_001, Long.MAX_VALUE - 1, Long.MAX_VALUE);
        LongStream drawn = new Random(seed).longs(200).map(micros -> (micros & Long.MAX_VALUE) >> (micros & 63));
        LongStream.concat(edges, drawn).forEach(micros -> {
            Money owed = new Money(micros, "CNY");
            assertThat(Money.ofMinor(owed.minor(), "CNY").plus(owed.remainder()))
                    .isEqualTo(owed);
        });
    }

    @Test
    void currenciesDoNotMixAndNothingOverflows() {
        Money yuan = new Money(1, "CNY");
        assertThatThrownBy(() -> yuan.plus(new Money(1, "USD"))).hasMessage("cannot add USD to CNY");
        assertThatThrownBy(() -> yuan.plus(new Money(Long.MAX_VALUE, "CNY"))).isInstanceOf(ArithmeticException.class);
    }
}
