package dev.terrace.shared.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
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

    @Property
    void nothingIsLostByPaying(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long micros) {
        Money owed = new Money(micros, "CNY");
        assertThat(Money.ofMinor(owed.minor(), "CNY").plus(owed.remainder())).isEqualTo(owed);
    }

    @Test
    void currenciesDoNotMixAndNothingOverflows() {
        Money yuan = new Money(1, "CNY");
        assertThatThrownBy(() -> yuan.plus(new Money(1, "USD"))).hasMessage("cannot add USD to CNY");
        assertThatThrownBy(() -> yuan.plus(new Money(Long.MAX_VALUE, "CNY"))).isInstanceOf(ArithmeticException.class);
    }
}
