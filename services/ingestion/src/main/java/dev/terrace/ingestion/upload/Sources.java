package dev.terrace.ingestion.upload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.ingestion.JsonBody;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.Ndjson;
import dev.terrace.ingestion.media.Media;
import dev.terrace.ingestion.media.MediaFormat;
import dev.terrace.ingestion.media.Medium;
import dev.terrace.ingestion.media.Probe;
import dev.terrace.ingestion.tus.ResumableUploads;
import dev.terrace.ingestion.tus.Upload;
import dev.terrace.shared.media.MediaAddresses;
import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.hc.core5.http.ContentType;
import org.jspecify.annotations.Nullable;

/** Tells what a dataset is sent as: a manifest, an archive, the name of a resumable upload that holds one of the two, or a bucket. */
@ApplicationScoped
class Sources {
    static final String CSV = "text/csv";
    static final String ZIP = "application/zip";
    static final String GZIP = "application/gzip";
    static final String TAR = "application/x-tar";
    static final String ZSTD = "application/zstd";

    private final Intake intake;
    private final ResumableUploads uploads;
    private final Media media;
    private final Limits limits;
    private final Buckets buckets;

    Sources(Intake intake, ResumableUploads uploads, Media media, Limits limits, Buckets buckets) {
        this.intake = intake;
        this.uploads = uploads;
        this.media = media;
        this.limits = limits;
        this.buckets = buckets;
    }

    /** What is done with a source while it is open. */
    interface Use<R> {
        R use(Source source) throws IOException;
    }

    /** Opens what the request sends, and closes it afterwards. */
    <R> R with(Sent sent, String client, Use<R> use) throws IOException {
        ContentType type = ContentType.parseLenient(sent.type());
        try (Body body = intake.open(sent, client)) {
            if (is(type, Ndjson.MEDIA_TYPE)) {
                return use.use(manifest(Manifest.Format.NDJSON, Charsets.named(type), body, client));
            }
            if (is(type, CSV)) {
                return use.use(manifest(Manifest.Format.CSV, Charsets.named(type), body, client));
            }
            if (is(type, ContentType.APPLICATION_JSON.getMimeType())) {
                return named(JsonBody.object(body, limits.rowBytes()), client, use);
            }
            try (Spooled archive = Spooled.of(body, media.arriving())) {
                return use.use(new ArchiveSource(archive.file(), media, client, limits));
            }
        }
    }

    private static boolean is(ContentType type, String name) {
        return type.getMimeType().equalsIgnoreCase(name);
    }

    private <R> R named(JsonNode request, String client, Use<R> use) throws IOException {
        if (request.has("bucket")) {
            return use.use(new BucketSource(BucketFields.read(request), buckets));
        }
        String upload = NamedSource.upload(request)
                .orElseThrow(() -> new Refused(
                        CommonRefusal.MALFORMED,
                        "Send {\"upload\": \"u-…\"} with the id of a resumable upload of yours, or {\"bucket\": {…}}"));
        return uploaded(upload, client, use);
    }

    private <R> R uploaded(String id, String client, Use<R> use) throws IOException {
        Upload upload = uploads.find(id, client);
        Path file = uploads.delivered(upload);
        MediaFormat found = Probe.format(file);
        boolean packed = found == MediaFormat.GZIP && !holdsTar(file);
        if (found.kind() == MediaFormat.Kind.ARCHIVE && !packed) {
            return use.use(new ArchiveSource(file, media, client, limits));
        }
        try (InputStream in = Files.newInputStream(file);
                Body body = intake.open(in, packed, Files.size(file))) {
            return use.use(manifest(format(upload), charset(upload), body, client));
        }
    }

    private ManifestSource manifest(Manifest.Format format, @Nullable Charset charset, Body body, String client) {
        return new ManifestSource(new Manifest.Written(format, charset, body), body, stored(client), limits);
    }

    /** The charset that the type of an upload names; null if it names none. */
    private static @Nullable Charset charset(Upload upload) {
        ContentType type = ContentType.parseLenient(upload.metadata().getOrDefault("filetype", CSV));
        return type == null ? null : Charsets.named(type);
    }

    private static boolean holdsTar(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return MediaFormat.of(in.readNBytes(MediaFormat.HEAD_BYTES)) == MediaFormat.TAR;
        } catch (ZipException broken) {
            return false;
        }
    }

    /** As its name or its type says; rows of JSON where neither does. */
    private static Manifest.Format format(Upload upload) {
        String name = upload.metadata().getOrDefault("filename", "").toLowerCase(Locale.ROOT);
        boolean isCsv = name.endsWith(".csv")
                || name.endsWith(".csv.gz")
                || upload.metadata().getOrDefault("filetype", "").startsWith(CSV);
        return isCsv ? Manifest.Format.CSV : Manifest.Format.NDJSON;
    }

    private MediaNames stored(String client) {
        return new MediaNames() {
            @Override
            public Optional<Medium> find(String name) {
                return MediaAddresses.sha256(name).flatMap(sha256 -> media.find(sha256, client));
            }

            @Override
            public boolean areComplete() {
                return false;
            }
        };
    }
}
