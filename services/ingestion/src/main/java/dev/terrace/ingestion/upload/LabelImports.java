package dev.terrace.ingestion.upload;

import static dev.terrace.ingestion.Refusal.KEY_REUSED;
import static dev.terrace.ingestion.Refusal.NOT_ARRIVED;
import static dev.terrace.ingestion.Refusal.NOT_SPLIT;
import static dev.terrace.ingestion.Refusal.NO_GOOD_LABEL;

import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Dataset.Split;
import dev.terrace.ingestion.Ids;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.MongoEditions;
import dev.terrace.ingestion.RefusedRow;
import dev.terrace.ingestion.archive.ArchiveLimits;
import dev.terrace.ingestion.formats.LabelFiles;
import dev.terrace.ingestion.formats.Troubles;
import dev.terrace.ingestion.media.Media;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes in labels of datasets that are here. A repeat after a crash goes on with those that nobody was told of. */
@ApplicationScoped
class LabelImports {

    private final MongoLabelImports imports;
    private final MongoEditions editions;
    private final LabelGiving giving;
    private final Media media;
    private final Limits limits;
    private final InstantSource clock;

    LabelImports(
            MongoLabelImports imports,
            MongoEditions editions,
            LabelGiving giving,
            Media media,
            Limits limits,
            InstantSource clock) {
        this.imports = imports;
        this.editions = editions;
        this.giving = giving;
        this.media = media;
        this.limits = limits;
        this.clock = clock;
    }

    /** What a receipt says, and whether it was given before. */
    record Answer(ImportReceipt receipt, boolean hit) {}

    /** @throws Refused if nothing of it can be used, or the dataset has no units yet */
    Answer receive(Dataset dataset, LabelUse use, String key, LabelSource source) throws IOException {
        String id = Ids.request(dataset.id(), key);
        Optional<LabelImport> before = imports.find(id);
        if (before.isPresent()) {
            return new Answer(receipt(repeated(before.get(), use, source)), true);
        }
        LabelImport done = take(id, dataset, split(dataset), use, source);
        return imports.insert(done) ? new Answer(receipt(done), false) : receive(dataset, use, key, source);
    }

    private static LabelImport repeated(LabelImport before, LabelUse use, LabelSource source) {
        if (before.use() != use || !before.sha256().equals(source.sha256())) {
            throw new Refused(KEY_REUSED, "Other labels came under this key: send these under a new key");
        }
        return before;
    }

    private static Split split(Dataset dataset) {
        return switch (dataset.state()) {
            case Split split -> split;
            case Dataset.Received received ->
                throw new Refused(
                        NOT_SPLIT,
                        received.held()
                                ? "The budget of its project holds it: raise the budget, then send the labels again"
                                : "It is being split: send the labels again when its state is 'working'");
            case Dataset.Receiving _ ->
                throw new Refused(NOT_ARRIVED, "It is still on its way: send the labels when it is here");
            case Dataset.Stopped _, Dataset.NothingGood _ ->
                throw new Refused(NOT_SPLIT, "It has no units: send its items as a new dataset");
        };
    }

    private LabelImport take(String id, Dataset dataset, Split split, LabelUse use, LabelSource source)
            throws IOException {
        Terms terms = editions.get(dataset.terms()).terms();
        Refusals refusals = new Refusals(source.name() != null);
        try (LabelFiles files = new LabelFiles(terms.work(), media.arriving(), refusals, use == LabelUse.GOLD)) {
            source.keep(files, refusals, ArchiveLimits.of(limits));
            files.read();
            LabelGiving.Count given = giving.give(dataset, split, terms, use, files);
            files.finish();
            return new LabelImport(
                    id,
                    dataset.id(),
                    use,
                    source.sha256(),
                    given.taken(),
                    given.unchanged(),
                    refusals.count,
                    refusals.first,
                    clock.instant().truncatedTo(ChronoUnit.MILLIS));
        }
    }

    private static ImportReceipt receipt(LabelImport done) {
        if (done.taken() + done.unchanged() > 0) {
            return ImportReceipt.of(done);
        }
        String first = done.refusals().isEmpty()
                ? "It has no labels: send at least one"
                : done.refusals().getFirst().sentence();
        throw new Refused(NO_GOOD_LABEL, first + "; send it mended under a new key");
    }

    /** What is left out, the first of it in words. */
    private final class Refusals implements Troubles {
        private final boolean isOneFile;
        private final List<RefusedRow> first = new ArrayList<>();
        private long count;

        Refusals(boolean isOneFile) {
            this.isOneFile = isOneFile;
        }

        @Override
        public void tell(String file, long line, @Nullable String field, String problem) {
            count++;
            if (first.size() < limits.labelRefusalsShown()) {
                first.add(new RefusedRow(line, isOneFile ? null : file, field, problem));
            }
        }
    }
}
