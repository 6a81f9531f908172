package dev.terrace.payout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.shared.property.Seeded;
import dev.terrace.shared.property.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class VerdictHistoryTest {

    /** Whatever the order and however often, what is booked is the price of the highest number, and nothing is booked twice. */
    @Seeded
    void booksThePriceOfTheHighestNumber(long seed) {
        Seeds.cases(seed, 200).forEach(VerdictHistoryTest::booksThePriceOfTheHighestNumber);
    }

    private static void booksThePriceOfTheHighestNumber(Random random) {
        int corrections = 1 + random.nextInt(6);
        List<Integer> told = new ArrayList<>();
        for (int number = 2; number < 2 + corrections; number++) {
            told.addAll(Collections.nCopies(1 + random.nextInt(3), number));
        }
        Collections.shuffle(told, random);

        VerdictHistory history = VerdictHistory.of("d-1.0.0#1", 1);
        Map<Integer, Integer> booked = new HashMap<>(Map.of(1, price(1)));
        for (int number : told) {
            var outcome = history.correct(number);
            history = outcome.state();
            int difference = price(number) - price(outcome.answer());
            assertThat(booked.getOrDefault(number, difference)).as("told again").isEqualTo(difference);
            booked.put(number, difference);
        }

        assertThat(history.last()).isEqualTo(1 + corrections);
        assertThat(booked.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(price(1 + corrections));
    }

    private static int price(int number) {
        return (number * 7_919) % 1_000;
    }
}
