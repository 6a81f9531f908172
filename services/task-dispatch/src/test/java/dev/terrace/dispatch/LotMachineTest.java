package dev.terrace.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.dispatch.Pack.Release;
import dev.terrace.dispatch.Submission.Answer;
import dev.terrace.dispatch.Submission.Result;
import dev.terrace.dispatch.lease.LeaseMoves;
import dev.terrace.dispatch.queue.QueueMoves;
import dev.terrace.dispatch.submit.SubmitMoves;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.event.LotLabelled;
import dev.terrace.shared.property.Seeded;
import dev.terrace.shared.property.Seeds;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.LotId;
import dev.terrace.shared.work.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whatever is done to a lot in whatever order, its guarantees hold after every step. */
class LotMachineTest {
    private static final int UNITS = 3;
    private static final int MAX_OVERLAP = 4;
    private static final Map<String, Set<String>> WORKERS =
            Map.of("s-0", Set.of("s-0-a", "s-0-b"), "s-1", Set.of("s-1-a", "s-1-b"), "s-2", Set.of("s-2-a"));

    /** A step; what its numbers mean depends on the move. */
    record Step(Move move, int who, int unit, int number) {}

    enum Move {
        LEASE,
        EXPIRE,
        UNWORKED,
        UNABLE,
        SUBMIT,
        REPEAT,
        WANT,
        CLOSE
    }

    private static Step step(Random random) {
        Move move = Move.values()[random.nextInt(Move.values().length)];
        return new Step(move, random.nextInt(7), random.nextInt(UNITS), random.nextInt(7));
    }

    @Seeded
    void holdsItsGuarantees(long seed) {
        Seeds.cases(seed, 400).forEach(random -> {
            Machine machine = new Machine(random.nextBoolean());
            for (int steps = random.nextInt(81); steps > 0; steps--) {
                machine.take(step(random));
            }
        });
    }

    /** The lot under test, and what the world has been told of it. */
    private static final class Machine {
        private final Terms terms;
        private final LotContent content;
        private final List<Pack> packs = new ArrayList<>();
        private final Map<String, LotLabelled.Submitted> told = new HashMap<>();
        private final List<Sent> sent = new ArrayList<>();
        private Lot lot;

        private record Request(Pack pack, String submission, int unit, int attempt, String worker) {}

        private record Sent(Request request, Answer answer) {
            boolean isStored() {
                return answer.outcome() != Result.REFUSED && answer.outcome() != Result.DUPLICATE;
            }
        }

        private Machine(boolean distinctSites) {
            terms = Samples.terms("p-1", distinctSites);
            LotCreated created = Samples.created("d-1.0", terms, UNITS, MAX_OVERLAP);
            content = LotContent.of(created);
            lot = QueueMoves.create(created, terms, Samples.NOON);
        }

        private void take(Step step) {
            switch (step.move()) {
                case LEASE -> lease(step);
                case EXPIRE -> release(step, Release.EXPIRED);
                case UNWORKED -> release(step, Release.UNWORKED);
                case UNABLE -> release(step, Release.UNABLE);
                case SUBMIT -> submit(step);
                case REPEAT -> repeat(step);
                case WANT -> judge(new LotJudged.Want(step.unit(), step.number()), null);
                case CLOSE -> judge(null, new LotJudged.Withdrawal(step.unit(), LotJudged.Cause.BAD_MEDIA));
            }
            check();
        }

        private void lease(Step step) {
            String site = "s-" + step.who() % WORKERS.size();
            Pack pack = Pack.leased(
                    "k-" + packs.size(),
                    site,
                    null,
                    "",
                    List.of(lot.id()),
                    Samples.NOON,
                    600,
                    Samples.NOON.plusSeconds(600));
            packs.add(pack);
            lot = LeaseMoves.lease(
                    lot,
                    content,
                    distinctSites(),
                    pack.id(),
                    site,
                    workersOf(site).size(),
                    1 + step.number());
        }

        private void release(Step step, Release how) {
            if (!packs.isEmpty()) {
                lot = LeaseMoves.release(
                        lot, packs.get(step.who() % packs.size()).id(), how);
            }
        }

        private void submit(Step step) {
            if (packs.isEmpty()) {
                return;
            }
            Pack pack = packs.get(packs.size() - 1 - step.who() % packs.size());
            List<String> workers = workersOf(pack.site()).stream().sorted().toList();
            String worker = workers.get(step.number() % workers.size());
            int attempt = Math.max(0, lot.units().get(step.unit()).attempts() - step.number() / 3);
            send(new Request(pack, "sub-" + sent.size(), step.unit(), attempt, worker));
        }

        private void send(Request request) {
            Outcome<Lot, List<Answer>> outcome = submitted(request);
            lot = outcome.state();
            for (Event event : outcome.events()) {
                for (LotLabelled.Submitted label : ((LotLabelled) event.data()).labels()) {
                    assertThat(told.put(label.unit() + "#" + label.attempt(), label))
                            .as("told twice")
                            .isNull();
                }
            }
            sent.add(new Sent(request, outcome.answer().getFirst()));
        }

        private void repeat(Step step) {
            if (!sent.isEmpty()) {
                Sent first = sent.get(step.who() % sent.size());
                if (!first.isStored()) {
                    return;
                }
                Outcome<Lot, List<Answer>> again = submitted(first.request());
                assertThat(again.answer()).containsExactly(first.answer());
                assertThat(again.state()).isSameAs(lot);
                assertThat(again.events()).isEmpty();
            }
        }

        private Outcome<Lot, List<Answer>> submitted(Request sent) {
            return SubmitMoves.submit(
                    lot,
                    content,
                    terms,
                    sent.pack(),
                    workersOf(sent.pack().site()),
                    sent.submission(),
                    LotId.parse(lot.id()).unit(sent.unit()),
                    sent.attempt(),
                    sent.worker());
        }

        private void judge(LotJudged.@Nullable Want want, LotJudged.@Nullable Withdrawal withdrawal) {
            LotJudged judged = new LotJudged(
                    lot.id() + "/1",
                    lot.id(),
                    terms.id(),
                    List.of(),
                    List.of(),
                    withdrawal == null ? List.of() : List.of(withdrawal),
                    want == null ? List.of() : List.of(want));
            lot = QueueMoves.judge(lot, judged);
            assertThat(QueueMoves.judge(lot, judged))
                    .as("a repeat changes nothing")
                    .isSameAs(lot);
        }

        private boolean distinctSites() {
            return terms.quality().distinctSites();
        }

        private static Set<String> workersOf(String site) {
            return Objects.requireNonNull(WORKERS.get(site));
        }

        private void check() {
            int labels = 0;
            for (int n = 0; n < UNITS; n++) {
                Unit unit = lot.units().get(n);
                assertThat(unit.leases().count() + unit.counted().count()).isLessThanOrEqualTo(MAX_OVERLAP);
                assertThat(unit.slots()).hasSizeLessThanOrEqualTo(MAX_OVERLAP);
                assertThat(unit.labels().map(StoredLabel::worker)).doesNotHaveDuplicates();
                assertThat(unit.labels().map(StoredLabel::attempt)).doesNotHaveDuplicates();
                assertThat(unit.leases().map(Slot.Leased::attempt)).doesNotHaveDuplicates();
                if (terms.quality().distinctSites()) {
                    Set<String> sites = new HashSet<>();
                    unit.leases().forEach(l -> assertThat(sites.add(l.site())).isTrue());
                    unit.counted().forEach(l -> assertThat(sites.add(l.site())).isTrue());
                }
                if (unit.closed()) {
                    assertThat(unit.open()).isZero();
                }
                labels += (int) unit.labels().count();
                for (StoredLabel label : unit.labels().toList()) {
                    assertThat(told.get(n + "#" + label.attempt()))
                            .matches(t -> t != null && t.counted() == label instanceof Slot.Labelled);
                }
            }
            assertThat(labels).as("every label is kept and told once").isEqualTo(told.size());
            assertThat(sent.stream().filter(Sent::isStored))
                    .as("what was acknowledged is stored")
                    .hasSize(labels);
        }
    }
}
