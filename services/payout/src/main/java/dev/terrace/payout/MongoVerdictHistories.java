package dev.terrace.payout;

import dev.terrace.shared.store.Documents;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The histories of the labels that were judged more than once; the others need none. */
@ApplicationScoped
public class MongoVerdictHistories {

    private final Documents<VerdictHistory> histories;

    MongoVerdictHistories(Store store) {
        histories = store.documents("verdictHistories", VerdictHistory.class);
    }

    /**
     * Says what a correction takes the place of, once and for all; the store decides among those that come at once.
     *
     * @param named the judgement that the correction names
     * @return the number whose price it takes the place of; its own, if a higher one is in force
     */
    public int correct(String label, int named, int number) {
        while (true) {
            Optional<Integer> replaced = histories.change(label, history -> history.correct(number));
            if (replaced.isPresent()) {
                return replaced.get();
            }
            Outcome<VerdictHistory, Integer> first =
                    VerdictHistory.of(label, named).correct(number);
            if (histories.insert(first.state(), List.of())) {
                return first.answer();
            }
        }
    }

    /** @return the number of the verdict in force; empty if the label was judged at most once */
    public Optional<Integer> inForce(String label) {
        return histories.find(label).map(VerdictHistory::last);
    }
}
