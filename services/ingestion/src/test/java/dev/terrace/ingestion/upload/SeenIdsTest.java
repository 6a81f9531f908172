package dev.terrace.ingestion.upload;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

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
            SeenIds seen = new SeenIds();
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
    void growsWithoutForgetting() {
        SeenIds seen = new SeenIds();
        for (int i = 0; i < 300_000; i++) {
            assertThat(seen.add("item-" + i)).isTrue();
        }
        for (int i = 0; i < 300_000; i++) {
            assertThat(seen.add("item-" + i)).isFalse();
        }
    }
}
