package dev.terrace.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.dispatch.Pack.Release;
import dev.terrace.dispatch.Submission.Answer;
import dev.terrace.dispatch.Submission.Result;
import dev.terrace.dispatch.lease.LeaseMoves;
import dev.terrace.dispatch.queue.QueueMoves;
import dev.terrace.dispatch.submit.SubmitMoves;
import dev.terrace.dispatch.submit.SubmitMoves.Sending;
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
        VERDICT,
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
        private final Set<String> judged = new HashSet<>();
        private Lot lot;

        private record Sent(Sending sending, Answer answer) {
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
                case WANT -> judge(step, new LotJudged.Want(step.unit(), step.number()), null);
                case VERDICT -> verdict(step);
                case CLOSE -> judge(step, null, new LotJudged.Withdrawal(step.unit(), LotJudged.Cause.BAD_MEDIA));
            }
            check();
        }

        private void lease(Step step) {
            String site = "s-" + step.who() % WORKERS.size();
            Pack pack = Samples.pack("k-" + packs.size(), site, null, lot.id());
            packs.add(pack);
            lot = LeaseMoves.lease(lot, content, distinctSites(), pack.holder(), workersOf(site), 1 + step.number());
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
            send(new Sending(
                    pack,
                    "sub-" + sent.size(),
                    sent.size(),
                    LotId.parse(lot.id()).unit(step.unit()),
                    attempt,
                    worker,
                    step.number() % 2 == 0 ? "cat" : "dog"));
        }

        private void send(Sending sending) {
            Outcome<Lot, List<Answer>> outcome = submitted(sending);
            lot = outcome.state();
            boolean corrected = outcome.answer().getFirst().outcome() == Result.CORRECTED;
            for (Event event : outcome.events()) {
                for (LotLabelled.Submitted label : ((LotLabelled) event.data()).labels()) {
                    assertThat(told.put(label.unit() + "#" + label.attempt(), label) != null)
                            .as("told twice only where it was corrected")
                            .isEqualTo(corrected);
                }
            }
            sent.add(new Sent(sending, outcome.answer().getFirst()));
        }

        private void repeat(Step step) {
            if (!sent.isEmpty()) {
                Sent first = sent.get(step.who() % sent.size());
                if (!first.isStored()) {
                    return;
                }
                Outcome<Lot, List<Answer>> again = submitted(first.sending());
                assertThat(again.answer()).containsExactly(first.answer());
                assertThat(again.state()).isSameAs(lot);
                assertThat(again.events()).isEmpty();
            }
        }

        private Outcome<Lot, List<Answer>> submitted(Sending sending) {
            return SubmitMoves.submit(
                    lot, content, terms, workersOf(sending.pack().site()), sending);
        }

        private void judge(Step step, LotJudged.@Nullable Want want, LotJudged.@Nullable Withdrawal withdrawal) {
            int number = 1 + step.who();
            LotJudged judged = new LotJudged(
                    lot.id() + "/" + number,
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

        /** Gives the first label of the unit that has none its verdict; it is not replaced any more. */
        private void verdict(Step step) {
            List<StoredLabel> labels = lot.units().get(step.unit()).labels().toList();
            if (!labels.isEmpty()) {
                StoredLabel label = labels.get(step.number() % labels.size());
                LotJudged.Verdict verdict = new LotJudged.Verdict(
                        step.unit(),
                        label.attempt(),
                        label.site(),
                        "county",
                        label.worker(),
                        label.last().submission(),
                        true,
                        LotJudged.Outcome.ACCEPTED,
                        null,
                        1,
                        1,
                        null,
                        null);
                lot = QueueMoves.judge(
                        lot,
                        new LotJudged(
                                lot.id() + "/99",
                                lot.id(),
                                terms.id(),
                                List.of(verdict),
                                List.of(),
                                List.of(),
                                List.of()));
                judged.add(step.unit() + "#" + label.attempt());
            }
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
                if (unit.isClosed()) {
                    assertThat(unit.open()).isZero();
                }
                labels += (int) unit.labels().count();
                for (StoredLabel label : unit.labels().toList()) {
                    assertThat(told.get(n + "#" + label.attempt()))
                            .matches(t -> t != null && t.counted() == label instanceof Slot.Labelled)
                            .matches(t -> t.submission().equals(label.last().submission()));
                    assertThat(label.judged()).isEqualTo(judged.contains(n + "#" + label.attempt()));
                }
            }
            assertThat(labels).as("every label is kept and told once").isEqualTo(told.size());
            assertThat(sent.stream().filter(s -> s.isStored() && s.answer().outcome() != Result.CORRECTED))
                    .as("what was acknowledged is stored")
                    .hasSize(labels);
        }
    }
}
