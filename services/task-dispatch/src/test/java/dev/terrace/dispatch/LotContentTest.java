package dev.terrace.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.dispatch.LotContent.Payload;
import dev.terrace.shared.event.LotPrelabelled;
import dev.terrace.shared.work.Terms;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Labels to start from that come after the lot. */
class LotContentTest {
    private static final Terms TERMS = Samples.terms("p-1", false);
    private static final Lot LOT = Samples.lot("d-1.0", TERMS, 3, 2, 5);
    private static final LotContent CREATED = LotContent.of(Samples.created("d-1.0", TERMS, 3, 5));

    private static LotPrelabelled given(int number, String name, int... units) {
        return Samples.prelabelled("d-1.0", TERMS, number, name, units);
    }

    private static List<String> starts(LotContent content) {
        List<String> starts = new ArrayList<>();
        for (Payload payload : content.payloads()) {
            starts.add(
                    payload.start() == null ? "" : payload.start().path("class").asText());
        }
        return starts;
    }

    @Test
    void theLastOneCountsInWhateverOrderTheyCome() {
        List<LotPrelabelled> all = List.of(given(1, "cat", 0, 1), given(2, "dog", 1, 2));
        LotContent inOrder = CREATED.with(all.get(0), LOT).with(all.get(1), LOT);
        LotContent reversed = CREATED.with(all.get(1), LOT).with(all.get(0), LOT);
        assertThat(starts(inOrder)).containsExactly("cat", "dog", "dog");
        assertThat(starts(reversed)).isEqualTo(starts(inOrder));
        assertThat(inOrder.with(all.get(0), LOT)).isSameAs(inOrder);
        assertThat(inOrder.with(all.get(1), LOT)).isSameAs(inOrder);
    }

    @Test
    void whatWasDealtOrIsClosedStaysAsItIs() {
        List<Unit> units = new ArrayList<>(LOT.units());
        units.set(0, units.get(0).lease(new Holder("k-1", "s-1", null)));
        units.set(1, units.get(1).close(1));
        LotContent after = CREATED.with(given(1, "cat", 0, 1, 2), LOT.with(units));
        assertThat(starts(after)).containsExactly("", "", "cat");
        assertThat(after.id()).isNotEqualTo(CREATED.id());
        assertThat(CREATED.with(given(1, "cat", 0, 1), LOT.with(units))).isSameAs(CREATED);
    }
}
