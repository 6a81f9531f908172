package dev.terrace.ingestion.upload;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.ingestion.RefusedRow;
import dev.terrace.shared.store.Packed;
import java.time.Instant;
import java.util.List;

/**
 * What came of labels that a client sent for a dataset which was here already.
 *
 * @param id that of the request, by its key
 * @param taken labels that are new to their units
 * @param unchanged labels that their units had already
 * @param refused how much of the files was told to be left out
 * @param refusals the first of that
 */
record LabelImport(
        @JsonProperty("_id") String id,
        String dataset,
        LabelUse use,
        String sha256,
        long taken,
        long unchanged,
        long refused,
        @Packed List<RefusedRow> refusals,
        Instant at) {}
