package dev.terrace.ingestion.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SeenIdsTest {

    @Property(tries = 200)
    void agreesWithASet(@ForAll @Size(max = 5000) List<@AlphaChars @StringLength(min = 1, max = 3) String> ids) {
        SeenIds seen = new SeenIds();
        Set<String> set = new HashSet<>();
        for (String id : ids) {
            assertThat(seen.add(id)).isEqualTo(set.add(id));
        }
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
