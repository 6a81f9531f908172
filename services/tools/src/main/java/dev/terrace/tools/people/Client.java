package dev.terrace.tools.people;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.tools.client.Api;
import dev.terrace.tools.client.Call;
import dev.terrace.tools.client.Json;
import dev.terrace.tools.client.Service;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A client company at its desk: makes projects, uploads manifests, watches progress, downloads resolutions. */
public final class Client {
    private final Api api;

    public Client(Api api) {
        this.api = api;
    }

    /** @return the id of the project */
    public String project(String key, JsonNode terms) {
        return api.post(Service.INGESTION, "/v1/projects")
                .key(key)
                .json(terms)
                .send()
                .expect(200, 201)
                .json()
                .path("project")
                .asText();
    }

    /** Uploads a manifest; a row that is refused is an error here.
     * @return the id of the dataset */
    public String upload(String key, String project, Iterable<? extends JsonNode> items) {
        return upload(key, project, Json.lines(items).getBytes(StandardCharsets.UTF_8));
    }

    /** The same with a manifest that is NDJSON already. */
    public String upload(String key, String project, byte[] manifest) {
        return deliver(key, project, Call.NDJSON, manifest);
    }

    /** Sends media with the manifest that says what they are, as one archive; a row or file that is refused is an error here. */
    public String deliver(String key, String project, Iterable<? extends JsonNode> items, Map<String, byte[]> media) {
        if (media.isEmpty()) {
            return upload(key, project, items);
        }
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry("manifest.ndjson"));
            zip.write(Json.lines(items).getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> file : media.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return deliver(key, project, "application/zip", archive.toByteArray());
    }

    /** Names a bucket, of which what is new is delivered; an object that is refused is an error here. */
    public String sync(String key, String project, JsonNode bucket) {
        return deliver(key, project, "application/json", bucket.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String deliver(String key, String project, String type, byte[] body) {
        JsonNode dataset = api.post(Service.INGESTION, "/v1/projects/" + project + "/datasets")
                .body(type, body)
                .key(key)
                .send()
                .expect(200, 201)
                .json();
        if (dataset.path("refused").asLong() > 0) {
            throw new IllegalStateException("it has refused rows: " + dataset.path("refusals"));
        }
        return dataset.path("dataset").asText();
    }

    public Progress progress(String dataset) {
        return Progress.of(api.get(Service.INGESTION, "/v1/datasets/" + dataset)
                .send()
                .expect(200)
                .json());
    }

    /** Rows of {unit, item, label, confidence, by} of the items that have a label. */
    public List<JsonNode> resolutions(String dataset) {
        return export(dataset).stream().filter(row -> row.has("label")).toList();
    }

    /** A row an item, whatever has become of it, and a last one that counts them. */
    public List<JsonNode> export(String dataset) {
        return api.get(Service.INGESTION, "/v1/datasets/" + dataset + "/resolutions")
                .accept(Call.NDJSON)
                .send()
                .expect(200)
                .rows();
    }
}
