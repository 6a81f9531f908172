package dev.terrace.quality;

import static dev.terrace.quality.Sample.NOW;
import static dev.terrace.quality.Sample.label;
import static dev.terrace.quality.Sample.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.quality.PanelLabel.Estimate;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotLabelled;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.Terms;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class MongoLotsIT {
    private static final Terms TERMS = Sample.classes(2, 5, .9, "a", "b");

    private final String id = "d-" + UUID.randomUUID() + ".0";

    @Inject
    MongoLots lots;

    private Lot store(Lot lot) {
        return lots.changeOrMake(
                id,
                TERMS,
                before -> new Outcome<>(
                        new Lot(id, before.version(), TERMS, lot.submissions(), lot.panels(), lot.judgedAt()),
                        List.of(),
                        lot));
    }

    private Lot joined(int unit, int attempt) {
        return lots.changeOrMake(id, TERMS, lot -> {
            Lot after = lot.join(new LotLabelled(id, TERMS, List.of(label(unit, attempt, named("a"), 5, 5))));
            return new Outcome<>(after, List.of(), after);
        });
    }

    @Test
    void everyStateComesBackAsItWasStored() {
        Decision decision = new Decision("rev", true, named("b"), null, Map.of(2, Cause.TOOL_OR_NETWORK));
        Decision withdrawal = new Decision("rev", false, null, Cause.BAD_MEDIA, Map.of());
        Lot lot = Sample.lot(
                        TERMS,
                        label(0, 1, named("a"), 2, 5),
                        label(1, 1, named("a"), 2, 5),
                        label(2, 2, named("b"), false, 2, 5),
                        label(3, 1, named("b"), 2, 5))
                .judge(
                        p -> switch (p.unit()) {
                            case 0 ->
                                new Acceptance(Consensus.of(TERMS.schema()), 1)
                                        .apply(p.with(
                                                p.labels(),
                                                new Panel.Resolved(1, named("b"), .97, By.REVIEW, decision)));
                            case 1 ->
                                p.with(
                                        List.of(p.labels().getFirst().with(new Estimate(1, .5))),
                                        new Panel.UnderReview(1, NOW));
                            case 2 -> p.with(p.labels(), new Panel.Withdrawn(1, Cause.BAD_MEDIA, withdrawal));
                            default -> p.ask(1, 3);
                        },
                        NOW);
        store(lot);

        Lot found = lots.find(id).orElseThrow();
        assertThat(found.panels()).isEqualTo(lot.panels());
        assertThat(found.judgedAt()).containsExactly(NOW);
        assertThat(found.reviewsSince()).isEqualTo(NOW);
        assertThat(found.terms()).isEqualTo(TERMS);
    }

    @Test
    void labelsThatComeAtOnceAreAllThere() {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int attempt = 1; attempt <= 16; attempt++) {
                int each = attempt;
                executor.execute(() -> joined(0, each));
                executor.execute(() -> joined(0, each));
            }
        }
        assertThat(lots.find(id).orElseThrow().panel(0).orElseThrow().labels())
                .extracting(PanelLabel::attempt)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    }

    private List<Lot> underReview(@Nullable String project, @Nullable String from) {
        List<Lot> found = new ArrayList<>();
        lots.underReview(project, from, found::add);
        return found;
    }

    @Test
    void onlyLotsWithReviewsAreInTheQueue() {
        lots.index();
        joined(0, 1);
        assertThat(underReview("p-1", id)).noneMatch(lot -> lot.id().equals(id));

        store(lots.find(id)
                .orElseThrow()
                .judge(p -> p.with(p.labels(), new Panel.UnderReview(1, NOW.minus(Duration.ofDays(1)))), NOW));
        assertThat(underReview("p-1", id)).anyMatch(lot -> lot.id().equals(id));
        assertThat(underReview("p-other", null)).noneMatch(lot -> lot.id().equals(id));
        assertThat(lots.oldestReview().orElseThrow()).isBeforeOrEqualTo(NOW.minus(Duration.ofDays(1)));

        store(lots.find(id)
                .orElseThrow()
                .judge(p -> p.with(p.labels(), new Panel.Resolved(2, named("a"), 1, By.REVIEW, null)), NOW));
        assertThat(underReview(null, id)).noneMatch(lot -> lot.id().equals(id));
    }
}
