package dev.terrace.ingestion.upload;

import static com.mongodb.client.model.Filters.eq;

import dev.terrace.shared.store.Records;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The imports of labels that are done, so that a repeat has the same answer. */
@ApplicationScoped
class MongoLabelImports {

    private final Records<LabelImport> imports;

    MongoLabelImports(Store store) {
        imports = store.records("labelImports", LabelImport.class);
    }

    Optional<LabelImport> find(String id) {
        return Optional.ofNullable(imports.collection().find(eq("_id", id)).first());
    }

    /** @return false if the same request was done by another try */
    boolean insert(LabelImport done) {
        return imports.insert(done);
    }
}
