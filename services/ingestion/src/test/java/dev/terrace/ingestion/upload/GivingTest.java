package dev.terrace.ingestion.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.terrace.ingestion.LotLabels;
import dev.terrace.ingestion.Samples;
import dev.terrace.ingestion.upload.Giving.Offer;
import dev.terrace.ingestion.upload.Giving.Result;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.event.GoldGiven;
import dev.terrace.shared.event.LotPrelabelled;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.TermsId;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What labels that come later do to those that a lot has. */
class GivingTest {
    private static final TermsId TERMS = new TermsId("p-1", 1);
    private static final LotLabels NONE = LotLabels.none("d-1.0");

    private static JsonNode named(String name) {
        return JsonNodeFactory.instance.objectNode().put("class", name);
    }

    private static Outcome<LotLabels, Result> give(LotLabels before, LabelUse use, Map<Integer, Offer> offers) {
        return Giving.give(before, use, new TreeMap<>(offers), TERMS, Samples.NOW);
    }

    private static Map<Integer, Offer> offer(int unit, String label) {
        return Map.of(unit, new Offer(named(label), null));
    }

    @Test
    void goldOfOtherUnitsIsAddedAndWhatIsKnownStays() {
        LotLabels first = give(NONE, LabelUse.GOLD, offer(0, "a")).state();
        Outcome<LotLabels, Result> more =
                give(first, LabelUse.GOLD, Map.of(0, new Offer(named("b"), null), 1, new Offer(named("b"), null)));
        assertThat(more.answer().taken()).isEqualTo(1);
        assertThat(more.answer().others()).containsExactly(0);
        assertThat(more.events()).singleElement().satisfies(event -> {
            assertThat(event.id()).isEqualTo("gold.given:d-1.0/2");
            assertThat(((GoldGiven) event.data()).gold())
                    .containsExactly(new GoldGiven.Gold(1, JsonText.of(named("b"))));
        });
        assertThat(more.state().gold(0)).contains(named("a"));
    }

    @Test
    void aRepeatChangesNothingAndTellsNobody() {
        for (LabelUse use : LabelUse.values()) {
            LotLabels first = give(NONE, use, offer(0, "a")).state();
            Outcome<LotLabels, Result> again = give(first, use, offer(0, "a"));
            assertThat(again.state()).isSameAs(first);
            assertThat(again.events()).isEmpty();
            assertThat(again.answer().unchanged()).isEqualTo(1);
        }
    }

    @Test
    void whatCameWithTheUnitCounts() {
        Offer same = new Offer(named("a"), named("a"));
        Offer other = new Offer(named("a"), named("b"));
        assertThat(give(NONE, LabelUse.GOLD, Map.of(0, same)).answer().unchanged())
                .isEqualTo(1);
        assertThat(give(NONE, LabelUse.GOLD, Map.of(0, other)).answer().others())
                .containsExactly(0);
        assertThat(give(NONE, LabelUse.START, Map.of(0, same)).answer().unchanged())
                .isEqualTo(1);
        assertThat(give(NONE, LabelUse.START, Map.of(0, other)).answer().taken())
                .isEqualTo(1);
    }

    @Test
    void aNumberFromTheStoreIsTheSame() {
        JsonNode written = JsonNodeFactory.instance.objectNode().put("x", 1.5);
        JsonNode stored = JsonNodeFactory.instance.objectNode().set("x", DecimalNode.valueOf(new BigDecimal("1.5")));
        assertThat(give(NONE, LabelUse.GOLD, Map.of(0, new Offer(written, stored)))
                        .answer()
                        .unchanged())
                .isEqualTo(1);
    }

    @Test
    void aLaterStartTakesThePlaceOfAnEarlierOneUnderAHigherNumber() {
        LotLabels first = give(NONE, LabelUse.START, offer(0, "a")).state();
        Outcome<LotLabels, Result> second = give(first, LabelUse.START, offer(0, "b"));
        assertThat(second.state().start(0)).contains(named("b"));
        assertThat(((LotPrelabelled) second.events().getFirst().data()).number())
                .isEqualTo(2);
        assertThat(give(second.state(), LabelUse.START, offer(0, "a"))
                        .events()
                        .getFirst()
                        .id())
                .isEqualTo("lot.prelabelled:d-1.0/3");
    }

    @Test
    void noEventHasMoreBytesThanItMay() {
        Map<Integer, Offer> heavy = new TreeMap<>();
        for (int unit = 0; unit < 40; unit++) {
            heavy.put(unit, new Offer(named("人".repeat(40_000)), null));
        }
        for (LabelUse use : LabelUse.values()) {
            Outcome<LotLabels, Result> given = give(NONE, use, heavy);
            assertThat(given.answer().taken()).isEqualTo(40);
            assertThat(given.events())
                    .hasSizeGreaterThan(4)
                    .allSatisfy(event -> assertThat(bytes(event)).isLessThan(Event.MOST_BYTES));
            assertThat(given.events().stream().map(Event::id)).doesNotHaveDuplicates();
        }
    }

    private static int bytes(Event event) {
        try {
            return new ObjectMapper().writeValueAsBytes(event.data()).length;
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
