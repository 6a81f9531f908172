package dev.terrace.ingestion;

import dev.terrace.shared.store.Documents;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/** The labels that clients gave after the delivery. */
@ApplicationScoped
public class MongoLotLabels {

    private final Documents<LotLabels> labels;

    MongoLotLabels(Store store) {
        labels = store.documents("labels", LotLabels.class);
    }

    public Optional<LotLabels> find(String lot) {
        return labels.find(lot);
    }

    /** Lets {@code decide} say what becomes of a lot's labels, of which there are none at first, and saves them. */
    public <R> R change(String lot, Function<LotLabels, Outcome<LotLabels, R>> decide) {
        return labels.changeOrMake(lot, () -> LotLabels.none(lot), decide);
    }
}
