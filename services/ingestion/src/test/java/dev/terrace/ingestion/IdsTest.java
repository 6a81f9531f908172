package dev.terrace.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void theSameRequestLeadsToTheSameId() {
        assertThat(Ids.dataset("acme", "p-1", "k"))
                .isEqualTo(Ids.dataset("acme", "p-1", "k"))
                .matches("d-[a-z2-7]{12}");
        assertThat(Ids.project("acme", "k")).matches("p-[a-z2-7]{10}");
    }

    @Test
    void otherRequestsLeadToOtherIds() {
        Set<String> ids = new HashSet<>();
        for (int key = 0; key < 10_000; key++) {
            ids.add(Ids.project("acme", "key-" + key));
            ids.add(Ids.project("bell", "key-" + key));
        }
        assertThat(ids).hasSize(20_000);
    }
}
