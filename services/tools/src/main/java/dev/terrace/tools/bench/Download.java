package dev.terrace.tools.bench;

import dev.terrace.tools.client.Api;
import dev.terrace.tools.client.Call;
import dev.terrace.tools.client.Service;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * One export of a dataset, counted as it comes and not kept.
 *
 * @param rows with the last one, which counts the others
 */
record Download(long rows, double firstRowMillis, double seconds) {
    private static final int BUFFER = 1 << 16;

    static Download of(Api client, String dataset) {
        return of(client, dataset, Long.MAX_VALUE);
    }

    /** @param most rows after which nobody reads on */
    static Download of(Api client, String dataset, long most) {
        long began = System.nanoTime();
        long first = 0;
        long rows = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream body =
                client
                        .get(Service.INGESTION, "/v1/datasets/" + dataset + "/resolutions")
                        .accept(Call.NDJSON)
                        .stream()) {
            for (int read = body.read(buffer); read >= 0 && rows < most; read = body.read(buffer)) {
                for (int n = 0; n < read; n++) {
                    if (buffer[n] == '\n') {
                        first = rows == 0 ? System.nanoTime() : first;
                        rows++;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Download(rows, (first - began) / 1e6, (System.nanoTime() - began) / 1e9);
    }

    double rate() {
        return rows / seconds;
    }
}
