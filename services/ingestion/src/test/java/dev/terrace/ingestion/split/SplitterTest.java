package dev.terrace.ingestion.split;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.ingestion.Block;
import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Dataset.Delivery;
import dev.terrace.ingestion.Item;
import dev.terrace.ingestion.Lot;
import dev.terrace.ingestion.Parts;
import dev.terrace.ingestion.Samples;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.event.GoldGiven;
import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.store.Pending;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Json;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.Work;
import dev.terrace.shared.work.classes.ClassSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SplitterTest {

    static final List<Integer> SEEDS = IntStream.range(0, 200).boxed().toList();

    private static final Instant NOW = Samples.NOW;
    private static final int LOT_BYTES = 8192;

    @ParameterizedTest
    @FieldSource("SEEDS")
    void everyUnitOfEveryItemIsInOneLotAndInOrder(int seed) {
        Random random = new Random(seed);
        Block block = block(random);
        Terms.Split split = new Terms.Split(1 + random.nextInt(20), 1 + random.nextInt(300), 0, 1);
        int first = random.nextInt(1000);
        List<Pending<Lot>> lots = split(block, split, first);

        List<Lot.Unit> units = new ArrayList<>();
        for (int i = 0; i < lots.size(); i++) {
            Lot lot = lots.get(i).document();
            LotCreated created = (LotCreated) lots.get(i).events().getFirst().data();
            assertThat(lot.id()).isEqualTo("d-x." + (first + i)).isEqualTo(created.lot());
            assertThat(lot.number()).isEqualTo(first + i);
            assertThat(lot.units()).hasSizeBetween(1, split.lotUnits());
            assertThat(created.units())
                    .extracting(LotCreated.Unit::item)
                    .containsExactlyElementsOf(lot.units().stream()
                            .map(unit -> block.items().get(unit.item()).id())
                            .toList());
            assertThat(created.units())
                    .extracting(LotCreated.Unit::part)
                    .containsExactlyElementsOf(
                            lot.units().stream().map(Lot.Unit::part).toList());
            units.addAll(lot.units());
        }
        List<Lot.Unit> wanted = new ArrayList<>();
        for (int i = 0; i < block.items().size(); i++) {
            for (Part part : Parts.of(block.items().get(i).content(), split)) {
                wanted.add(new Lot.Unit(i, part));
            }
        }
        assertThat(units).containsExactlyElementsOf(wanted);
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void aLotIsHeavyOnlyIfItIsOneUnit(int seed) {
        Block block = block(new Random(seed));
        for (Pending<Lot> pending : split(block, new Terms.Split(50, null, 0, 1), 0)) {
            Lot lot = pending.document();
            int bytes = lot.units().stream()
                    .mapToInt(unit -> block.items().get(unit.item()).weight())
                    .sum();
            assertThat(bytes <= LOT_BYTES || lot.units().size() == 1).isTrue();
        }
    }

    @Test
    void theLotsOfADatasetDoNotDependOnHowItsBlocksAreRead() {
        Block block = block(new Random(7));
        Terms.Split split = new Terms.Split(7, 100, 10, 2);
        List<Pending<Lot>> first = split(block, split, 7);
        List<Pending<Lot>> fromTheStore = split(new Block(block.id(), List.copyOf(block.items()), List.of()), split, 7);
        assertThat(fromTheStore).isEqualTo(first).isNotEmpty();
    }

    @Test
    void lightItemsMakeFullLots() {
        List<Item> items = IntStream.range(0, 1000)
                .mapToObj(i -> Samples.text("item-" + i, "x"))
                .toList();
        assertThat(split(new Block("b", items, List.of()), new Terms.Split(50, null, 0, 1), 0))
                .hasSize(20)
                .allSatisfy(lot -> assertThat(lot.document().units()).hasSize(50));
    }

    @Test
    void anItemMayLowerTheOverlapAndNotRaiseIt() {
        Block block = new Block("b", List.of(overlap(null), overlap(3), overlap(9)), List.of());
        LotCreated created = (LotCreated) split(block, new Terms.Split(50, null, 0, 1), 0)
                .getFirst()
                .events()
                .getFirst()
                .data();
        assertThat(created.units()).extracting(LotCreated.Unit::maxOverlap).containsExactly(5, 3, 5);
    }

    @Test
    void aLotIsAnnouncedUnderItsOwnName() {
        Block block = new Block("b", List.of(Samples.text("a")), List.of());
        var event = split(block, new Terms.Split(50, null, 0, 1), 12)
                .getFirst()
                .events()
                .getFirst();
        assertThat(event.id()).isEqualTo("lot.created:d-x.12");
        assertThat(event.key()).isEqualTo("d-x.12");
        assertThat(event.time()).isEqualTo(NOW);
    }

    @Test
    void goldIsToldApartFromTheLotAndTheLotDoesNotShowIt() {
        ObjectNode right = Json.object().put("class", "a");
        Item plain = Samples.text("a");
        Item gold = new Item("b", new Content.Text("text"), null, null, right, null);
        Pending<Lot> lot = split(new Block("b", List.of(plain, gold), List.of()), new Terms.Split(50, null, 0, 1), 12)
                .getFirst();
        assertThat(lot.events())
                .extracting(Event::data)
                .element(1)
                .isEqualTo(
                        new GoldGiven("d-x.12", lot(lot).terms(), List.of(new GoldGiven.Gold(1, JsonText.of(right)))));
        assertThat(lot(lot).units()).hasSize(2);
        assertThat(lot(lot).toString()).doesNotContain("class");
    }

    private static LotCreated lot(Pending<Lot> lot) {
        return (LotCreated) lot.events().getFirst().data();
    }

    private static List<Pending<Lot>> split(Block block, Terms.Split split, int first) {
        Dataset dataset = Samples.dataset("d-x");
        Terms terms = Samples.terms(new Work.OneClass(new ClassSchema(List.of("a", "b"))), split);
        return new Splitter(
                        dataset,
                        terms,
                        new Delivery(1, "hash", 1, 1, 0, split.lotUnits(), LOT_BYTES, NOW, null, null),
                        NOW)
                .split(block, first);
    }

    private static Item overlap(Integer most) {
        return new Item("i" + most, new Content.Image("m.jpg", null, null), null, null, null, most);
    }

    private static Block block(Random random) {
        List<Item> items = IntStream.range(0, random.nextInt(40))
                .mapToObj(i -> random.nextBoolean()
                        ? Samples.text("item-" + i, "x".repeat(1 + random.nextInt(9000)))
                        : video("item-" + i, 1 + random.nextInt(1000)))
                .toList();
        return new Block("d-x/0001/000000", items, List.of());
    }

    private static Item video(String id, int frames) {
        Content.Video video = new Content.Video("v.mp4", 640, 480, new Content.FrameRate(25, 1), frames);
        return new Item(id, video, null, null, null, null);
    }
}
