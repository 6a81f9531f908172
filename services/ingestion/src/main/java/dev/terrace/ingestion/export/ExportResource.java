package dev.terrace.ingestion.export;

import dev.terrace.ingestion.AccessScope;
import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.MongoEditions;
import dev.terrace.ingestion.Refusal;
import dev.terrace.ingestion.formats.Exported;
import dev.terrace.ingestion.formats.FileFormat;
import dev.terrace.ingestion.formats.Kept;
import dev.terrace.ingestion.formats.Losses;
import dev.terrace.ingestion.formats.Rows;
import dev.terrace.ingestion.media.Media;
import dev.terrace.ingestion.media.MediaFormat;
import dev.terrace.ingestion.media.Medium;
import dev.terrace.shared.identity.Role;
import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Work;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Resolutions in the formats that training code reads. */
@Path("/v1/datasets/{dataset}/export")
@RunOnVirtualThread
@RolesAllowed({Role.CLIENT, Role.OPERATOR, Role.AUDITOR})
@Tag(name = "results")
public class ExportResource {
    private static final String CURSOR = "Terrace-Cursor";

    private final AccessScope scope;
    private final MongoEditions editions;
    private final ItemWalk items;
    private final ExportGate gate;
    private final Media media;

    ExportResource(AccessScope scope, MongoEditions editions, ItemWalk items, ExportGate gate, Media media) {
        this.scope = scope;
        this.editions = editions;
        this.items = items;
        this.gate = gate;
        this.media = media;
    }

    /** What a format would not carry. */
    record ReportView(
            FileFormat format,

            @Schema(description = "A line for each kind of thing that is left out or changed; empty if all is carried")
            List<String> losses) {}

    @GET
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "exportFile",
            summary = "Download the resolutions of a dataset as COCO, YOLO, VOC, KITTI, CVAT, Label Studio or CSV")
    @APIResponse(responseCode = "200", description = "A file, or a zip of files")
    public Response file(
            @PathParam("dataset") String id,
            @QueryParam("format") @Nullable String name,
            @QueryParam("since") @Nullable String since,
            @QueryParam("media") @DefaultValue("false") String media) {
        Dataset dataset = scope.dataset(id);
        Work work = editions.get(dataset.terms()).terms().work();
        FileFormat format = format(name, work);
        ExportCursor cursor = ExportCursor.parse(since, id, dataset.results().sequence());
        boolean withMedia = withMedia(media);
        Kept kept = withMedia ? medium -> opened(medium, dataset.client()) : null;
        ExportGate.Export export = gate.pass(
                scope.caller(),
                out -> format.write(out, rows(dataset, cursor, work.schema()), work, new Losses(), kept));
        return Response.ok((StreamingOutput) export::write)
                .type(format.mediaType(withMedia))
                .header(CURSOR, new ExportCursor(id, dataset.results().sequence()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s-%s.%s\"".formatted(id, format.label(), format.extension(withMedia)))
                .build();
    }

    private Optional<Kept.Medium> opened(String name, String client) throws IOException {
        Optional<Medium> medium = media.named(name, client);
        Optional<InputStream> bytes = medium.isEmpty() ? Optional.empty() : media.open(medium.get());
        return bytes.map(in -> new Kept.Medium(
                in, MediaFormat.ofType(medium.orElseThrow().facts().mediaType()).ending()));
    }

    private static boolean withMedia(String media) {
        return switch (media) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Refused(CommonRefusal.BAD_PARAMETER, "media: write true or false, or leave it out");
        };
    }

    @GET
    @Path("/report")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "reportExport", summary = "Say what a format would not carry of a dataset")
    @APIResponse(responseCode = "200", description = "Its losses, counted by kind")
    public ReportView report(@PathParam("dataset") String id, @QueryParam("format") @Nullable String name)
            throws IOException {
        Dataset dataset = scope.dataset(id);
        Work work = editions.get(dataset.terms()).terms().work();
        FileFormat format = format(name, work);
        Losses losses = new Losses();
        format.write(OutputStream.nullOutputStream(), rows(dataset, null, work.schema()), work, losses, null);
        return new ReportView(format, losses.report().lines().toList());
    }

    private static FileFormat format(@Nullable String name, Work work) {
        FileFormat format = FileFormat.named(name == null ? "" : name)
                .orElseThrow(() -> new Refused(
                        CommonRefusal.BAD_PARAMETER,
                        "format: use one of "
                                + Arrays.stream(FileFormat.values())
                                        .map(FileFormat::label)
                                        .collect(Collectors.joining(", "))));
        if (!format.carries(work)) {
            throw new Refused(
                    Refusal.FORMAT_UNFIT,
                    format.label() + " has no place for labels of "
                            + work.type().label() + ": use "
                            + Arrays.stream(FileFormat.values())
                                    .filter(other -> other.carries(work))
                                    .map(FileFormat::label)
                                    .collect(Collectors.joining(", "))
                            + ", or the resolutions themselves");
        }
        return format;
    }

    private Rows rows(Dataset dataset, @Nullable ExportCursor since, LabelSchema<?> schema) {
        return visitor -> {
            try {
                Consumer<ItemResult> each = result -> {
                    try {
                        visitor.visit(exported(result, schema));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                };
                if (since == null) {
                    items.all(dataset, each);
                } else {
                    items.changedSince(dataset, since.sequence(), each);
                }
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        };
    }

    private static Exported exported(ItemResult result, LabelSchema<?> schema) {
        ResolutionRow row = ResolutionRow.of(result, schema);
        return new Exported(
                row.item(),
                result.item().content(),
                row.meta(),
                row.label() == null ? null : row.label().tree(),
                row.confidence() == null ? 0 : row.confidence(),
                row.objects() == null ? List.of() : row.objects(),
                row.labels() == null ? 0 : row.labels());
    }
}
