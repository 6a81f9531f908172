package dev.terrace.ingestion.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.ingestion.Block;
import dev.terrace.ingestion.Item;
import dev.terrace.ingestion.Lot;
import dev.terrace.ingestion.Samples;
import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.store.Pending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SplitterTest {

    private static final Instant NOW = Samples.NOW;
    private static final int LOT_BYTES = 4096;

    @Property
    void noUnitIsLostOrTwice(
            @ForAll @Size(max = 40) List<@IntRange(max = 3000) Integer> textLengths,
            @ForAll @IntRange(min = 1, max = 20) int lotUnits,
            @ForAll @IntRange(max = 1000) int first) {
        Block block = block(textLengths);
        List<Pending<Lot>> lots = split(block, lotUnits, first);

        List<String> announced = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < lots.size(); i++) {
            Lot lot = lots.get(i).document();
            LotCreated created = (LotCreated) lots.get(i).events().getFirst().data();
            assertThat(lot.id()).isEqualTo("d-x." + (first + i)).isEqualTo(created.lot());
            assertThat(lot.number()).isEqualTo(first + i);
            assertThat(lot.from()).isEqualTo(from);
            assertThat(lot.units())
                    .isBetween(1, lotUnits)
                    .isEqualTo(created.units().size());
            created.units().forEach(unit -> announced.add(unit.item()));
            from += lot.units();
        }
        assertThat(announced)
                .containsExactlyElementsOf(block.items().stream().map(Item::id).toList());
    }

    @Property
    void theSameBlockGivesTheSameLots(
            @ForAll @Size(max = 40) List<@IntRange(max = 3000) Integer> textLengths,
            @ForAll @IntRange(min = 1, max = 20) int lotUnits) {
        Block block = block(textLengths);
        assertThat(split(block, lotUnits, 7)).isEqualTo(split(block, lotUnits, 7));
    }

    @Property
    void aLotIsHeavyOnlyIfItIsOneUnit(@ForAll @Size(max = 40) List<@IntRange(max = 9000) Integer> textLengths) {
        Block block = block(textLengths);
        for (Pending<Lot> pending : split(block, 50, 0)) {
            Lot lot = pending.document();
            int bytes = block.items().subList(lot.from(), lot.from() + lot.units()).stream()
                    .mapToInt(Item::weight)
                    .sum();
            assertThat(bytes <= LOT_BYTES || lot.units() == 1).isTrue();
        }
    }

    @Test
    void lightItemsMakeFullLots() {
        assertThat(split(block(IntStream.range(0, 1000).mapToObj(i -> 1).toList()), 50, 0))
                .hasSize(20)
                .allSatisfy(lot -> assertThat(lot.document().units()).isEqualTo(50));
    }

    @Test
    void anItemMayLowerTheOverlapAndNotRaiseIt() {
        Block block = new Block("b", List.of(overlap(null), overlap(3), overlap(9)), List.of());
        LotCreated created =
                (LotCreated) split(block, 50, 0).getFirst().events().getFirst().data();
        assertThat(created.units()).extracting(LotCreated.Unit::maxOverlap).containsExactly(5, 3, 5);
    }

    @Test
    void aLotIsAnnouncedUnderItsOwnName() {
        var event = split(block(List.of(1)), 50, 12).getFirst().events().getFirst();
        assertThat(event.id()).isEqualTo("lot.created:d-x.12");
        assertThat(event.key()).isEqualTo("d-x.12");
        assertThat(event.time()).isEqualTo(NOW);
    }

    private static List<Pending<Lot>> split(Block block, int lotUnits, int first) {
        return Splitter.split(Samples.dataset("d-x", lotUnits), block, first, LOT_BYTES, NOW);
    }

    private static Item overlap(Integer most) {
        return new Item("i" + most, "m.jpg", null, null, null, most);
    }

    private static Block block(List<Integer> textLengths) {
        List<Item> items = IntStream.range(0, textLengths.size())
                .mapToObj(i -> new Item("item-" + i, null, "x".repeat(textLengths.get(i)), null, null, null))
                .toList();
        return new Block("d-x/0001/000000", items, List.of());
    }
}
