package dev.terrace.ingestion.upload;

import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.Row;
import dev.terrace.shared.work.Terms;
import java.io.IOException;

/** One manifest, as a body or as a file that was uploaded before. */
record ManifestSource(Manifest.Written written, Body body, MediaNames media, Limits limits) implements Source {
    @Override
    public void each(Dataset dataset, Terms terms, SeenIds seen, Sink sink) throws IOException {
        Manifest manifest = new Manifest(written, terms, media, seen, Manifest.Bounds.of(limits));
        for (Row row = manifest.next(); row != null; row = manifest.next()) {
            sink.take(row);
        }
    }

    @Override
    public String sha256() throws IOException {
        return body.sha256();
    }
}
