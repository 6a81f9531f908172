package dev.terrace.ingestion.upload;

import static dev.terrace.ingestion.Refusal.LABELS_UNREADABLE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.ingestion.Ids;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.formats.LabelFiles;
import dev.terrace.ingestion.media.Media;
import dev.terrace.ingestion.media.MediaFormat;
import dev.terrace.ingestion.media.Probe;
import dev.terrace.ingestion.tus.ResumableUploads;
import dev.terrace.ingestion.tus.Upload;
import dev.terrace.shared.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what labels are sent as: a file, an archive of files, or the name of a resumable upload that holds one of the two. */
@ApplicationScoped
class LabelSources {
    /** What single files end in; the types of all others are those of archives. */
    private static final Map<String, String> ENDINGS = Map.of(
            "application/x-ndjson", "ndjson", "application/json", "json", "application/xml", "xml", "text/xml", "xml");

    private final Intake intake;
    private final ResumableUploads uploads;
    private final Media media;
    private final Limits limits;
    private final ObjectMapper json;

    LabelSources(Intake intake, ResumableUploads uploads, Media media, Limits limits, ObjectMapper json) {
        this.intake = intake;
        this.uploads = uploads;
        this.media = media;
        this.limits = limits;
        this.json = json;
    }

    /** What is done with labels while their bytes are there. */
    interface Use<R> {
        R use(LabelSource source) throws IOException;
    }

    /** Keeps what the request sends until it is used. */
    <R> R with(Sent sent, String client, Use<R> use) throws IOException {
        try (Body body = intake.open(sent, client);
                Spooled labels = Spooled.of(body, media.arriving())) {
            String name = name(sent.type());
            Optional<String> upload = "labels.json".equals(name) ? upload(labels.file()) : Optional.empty();
            return use.use(
                    upload.isPresent()
                            ? uploaded(uploads.find(upload.get(), client))
                            : new LabelSource(labels.file(), name, body.sha256()));
        }
    }

    private static @Nullable String name(String type) {
        String ending = ENDINGS.get(type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT));
        return ending == null ? null : "labels." + ending;
    }

    /** The upload that the bytes name; empty if they are labels themselves. */
    private Optional<String> upload(Path bytes) throws IOException {
        if (Files.size(bytes) > limits.projectBytes()) {
            return Optional.empty();
        }
        try {
            return NamedSource.upload(json.readTree(Files.readAllBytes(bytes)));
        } catch (JsonProcessingException | CharConversionException e) {
            return Optional.empty();
        }
    }

    private LabelSource uploaded(Upload upload) throws IOException {
        Path bytes = uploads.delivered(upload);
        boolean isArchive = Probe.format(bytes).kind() == MediaFormat.Kind.ARCHIVE;
        String name = upload.metadata().getOrDefault("filename", "");
        if (!isArchive && !LabelFiles.take(name)) {
            throw new Refused(
                    LABELS_UNREADABLE,
                    "The upload is no archive: begin it anew with a filename that says what it is, such as labels.json");
        }
        return new LabelSource(bytes, isArchive ? null : name, Ids.sha256(bytes));
    }
}
