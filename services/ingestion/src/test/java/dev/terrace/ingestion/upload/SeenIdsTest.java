package dev.terrace.ingestion.upload;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.property.Seeded;
import dev.terrace.shared.property.Seeds;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeenIdsTest {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    @Seeded
    void agreesWithASet(long seed) {
        Seeds.cases(seed, 40).forEach(random -> {
            SeenIds seen = new SeenIds(new SeenIds.Budget(16 << 20));
            Set<String> set = new HashSet<>();
            for (int ids = random.nextInt(5001); ids > 0; ids--) {
                String id = word(random);
                assertThat(seen.add(id)).isEqualTo(set.add(id));
            }
        });
    }

    /** One to three letters. */
    private static String word(Random random) {
        return random.ints(1 + random.nextInt(3), 0, LETTERS.length())
                .mapToObj(letter -> LETTERS.substring(letter, letter + 1))
                .collect(joining());
    }

    @Test
    void takesNoMoreThanAllMayHaveAndGivesItBack() {
        SeenIds.Budget budget = new SeenIds.Budget(1 << 20);
        for (int upload = 0; upload < 3; upload++) {
            try (SeenIds seen = new SeenIds(budget)) {
                assertThatThrownBy(() -> {
                            for (int i = 0; i < 200_000; i++) {
                                seen.add("item-" + i);
                            }
                        })
                        .isInstanceOf(Refused.class);
            }
        }
        try (SeenIds seen = new SeenIds(budget)) {
            assertThat(seen.add("item")).isTrue();
        }
    }

    @Test
    void growsWithoutForgetting() {
        SeenIds seen = new SeenIds(new SeenIds.Budget(16 << 20));
        for (int i = 0; i < 300_000; i++) {
            assertThat(seen.add("item-" + i)).isTrue();
        }
        for (int i = 0; i < 300_000; i++) {
            assertThat(seen.add("item-" + i)).isFalse();
        }
    }
}
