package dev.terrace.ingestion.tus;

import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.Refusal;
import dev.terrace.shared.identity.Caller;
import dev.terrace.shared.identity.Role;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.store.Store;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Resumable uploads by tus 1.0.0 (tus.io), with all its extensions but deferred length. */
@Path("/v1/uploads")
@RunOnVirtualThread
@Tag(name = "uploads")
public class TusResource {
    private static final String VERSION = "1.0.0";
    private static final String PIECE = "application/offset+octet-stream";
    private static final int MOST_PARTS = 64;
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

    private final ResumableUploads uploads;
    private final Limits limits;
    private final Caller caller;

    TusResource(ResumableUploads uploads, Limits limits, Caller caller) {
        this.uploads = uploads;
        this.limits = limits;
        this.caller = caller;
    }

    /** An upload as its client sees it. */
    record UploadView(
            String upload,
            @Schema(description = "Bytes that are here") long offset,
            @Schema(description = "Bytes in all") long length,
            Map<String, String> metadata,
            Instant expiresAt,

            @Schema(description = "Of the whole, once it is here") @Nullable
            String sha256) {}

    @OPTIONS
    @PermitAll
    @Operation(hidden = true)
    @APIResponse(responseCode = "204", description = "See the headers")
    public Response options() {
        return tus(Response.noContent())
                .header("Tus-Version", VERSION)
                .header("Tus-Max-Size", limits.uploadBytes())
                .header("Tus-Extension", "creation,creation-with-upload,expiration,checksum,termination,concatenation")
                .header("Tus-Checksum-Algorithm", Checksum.NAMES)
                .build();
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.CLIENT)
    @Operation(hidden = true)
    @APIResponse(responseCode = "201", description = "Location says where its pieces go")
    public Response create(
            @HeaderParam("Tus-Resumable") @Nullable String version,
            @HeaderParam("Upload-Length") @Nullable String length,
            @HeaderParam("Upload-Metadata") @Nullable String metadata,
            @HeaderParam("Upload-Concat") @Nullable String concat,
            @HeaderParam("Upload-Checksum") @Nullable String checksum,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            @Context UriInfo uri,
            @Context HttpServerRequest http,
            InputStream body)
            throws IOException {
        check(version);
        Map<String, String> values = Metadata.read(metadata);
        boolean joins = concat != null && concat.startsWith("final;");
        if (concat != null && !joins && !concat.equals("partial")) {
            throw new Refused(
                    Refusal.UPLOAD_UNREADABLE, "Upload-Concat must be 'partial' or 'final;' with the parts' addresses");
        }
        Upload upload = joins && concat != null
                ? uploads.join(caller.client(), parts(concat.substring("final;".length())), values)
                : uploads.create(
                        caller.client(),
                        number("Upload-Length", length),
                        values,
                        concat == null ? Upload.Role.ALONE : Upload.Role.PARTIAL);
        Response.ResponseBuilder answer = tus(Response.status(Response.Status.CREATED))
                .header(HttpHeaders.LOCATION, uri.getPath().endsWith("/") ? upload.id() : "uploads/" + upload.id())
                .header("Upload-Expires", expires(upload));
        if (joins) {
            return answer.build();
        }
        boolean withPiece = type != null && type.startsWith(PIECE);
        long offset = withPiece
                ? uploads.append(
                        upload,
                        0,
                        Checksum.of(checksum),
                        body,
                        () -> http.connection().close())
                : 0;
        return answer.header("Upload-Offset", offset).build();
    }

    @HEAD
    @Path("/{upload}")
    @RolesAllowed(Role.CLIENT)
    @Operation(hidden = true)
    @APIResponse(responseCode = "200", description = "Upload-Offset says how much is here")
    @APIResponse(responseCode = "423", description = "Not to be said now: ask again")
    public Response head(@HeaderParam("Tus-Resumable") @Nullable String version, @PathParam("upload") String id)
            throws IOException {
        check(version);
        try {
            Upload upload = uploads.find(id, caller.client());
            Optional<Long> offset = uploads.settledOffset(upload);
            return offset.map(bytes -> described(upload, bytes)).orElseGet(TusResource::locked);
        } catch (RuntimeException e) {
            // a client that is answered 5xx here begins again from nothing
            if (Store.isAway(e)) {
                return locked();
            }
            throw e;
        }
    }

    private static Response locked() {
        return tus(Response.status(423)).header(HttpHeaders.RETRY_AFTER, 1).build();
    }

    private static Response described(Upload upload, long offset) {
        Response.ResponseBuilder answer = tus(Response.ok())
                .header("Upload-Offset", offset)
                .header("Upload-Length", upload.length())
                .header("Upload-Expires", expires(upload))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (!upload.metadata().isEmpty()) {
            answer.header("Upload-Metadata", Metadata.written(upload.metadata()));
        }
        return switch (upload.role()) {
            case ALONE -> answer.build();
            case PARTIAL -> answer.header("Upload-Concat", "partial").build();
            case FINAL ->
                answer.header("Upload-Concat", "final;" + String.join(" ", upload.parts()))
                        .build();
        };
    }

    @GET
    @Path("/{upload}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.CLIENT)
    @Operation(hidden = true)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = UploadView.class)))
    public UploadView get(@PathParam("upload") String id) throws IOException {
        Upload upload = uploads.hashed(uploads.find(id, caller.client()));
        return new UploadView(
                upload.id(),
                uploads.offset(upload),
                upload.length(),
                upload.metadata(),
                upload.expiresAt(),
                upload.sha256());
    }

    @PATCH
    @Path("/{upload}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.CLIENT)
    @Operation(hidden = true)
    @APIResponse(responseCode = "204", description = "It is durable; Upload-Offset says how much is here")
    public Response append(
            @HeaderParam("Tus-Resumable") @Nullable String version,
            @PathParam("upload") String id,
            @HeaderParam("Upload-Offset") @Nullable String offset,
            @HeaderParam("Upload-Checksum") @Nullable String checksum,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            @Context HttpServerRequest http,
            InputStream body)
            throws IOException {
        check(version);
        if (type == null || !type.startsWith(PIECE)) {
            throw new Refused(Refusal.NOT_A_PIECE, "Send the piece with Content-Type: " + PIECE);
        }
        Upload upload = uploads.find(id, caller.client());
        if (upload.role() == Upload.Role.FINAL) {
            throw new Refused(Refusal.UPLOAD_IS_WHOLE, "It was joined from parts, and is whole");
        }
        long here = uploads.append(
                upload,
                number("Upload-Offset", offset),
                Checksum.of(checksum),
                body,
                () -> http.connection().close());
        return tus(Response.noContent())
                .header("Upload-Offset", here)
                .header("Upload-Expires", expires(upload))
                .build();
    }

    @DELETE
    @Path("/{upload}")
    @RolesAllowed(Role.CLIENT)
    @Operation(hidden = true)
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response delete(@HeaderParam("Tus-Resumable") @Nullable String version, @PathParam("upload") String id)
            throws IOException {
        check(version);
        uploads.remove(uploads.find(id, caller.client()));
        return tus(Response.noContent()).build();
    }

    private static Response.ResponseBuilder tus(Response.ResponseBuilder answer) {
        return answer.header("Tus-Resumable", VERSION);
    }

    private static void check(@Nullable String version) {
        if (!VERSION.equals(version)) {
            throw new Refused(Refusal.TUS_VERSION, "Send the header Tus-Resumable: " + VERSION);
        }
    }

    private static String expires(Upload upload) {
        return HTTP_DATE.format(upload.expiresAt().atOffset(ZoneOffset.UTC));
    }

    private static long number(String header, @Nullable String value) {
        if (value == null || !value.matches("\\d{1,18}")) {
            throw new Refused(Refusal.UPLOAD_UNREADABLE, header + " must be a whole number of bytes");
        }
        return Long.parseLong(value);
    }

    /** The ids at the end of addresses, relative or absolute. */
    private static List<String> parts(String addresses) {
        List<String> parts = Arrays.stream(addresses.strip().split("\\s+"))
                .map(address -> address.substring(address.lastIndexOf('/') + 1))
                .toList();
        if (parts.size() > MOST_PARTS || parts.getFirst().isEmpty()) {
            throw new Refused(Refusal.UPLOAD_UNREADABLE, "Upload-Concat must name 1 to " + MOST_PARTS + " parts");
        }
        return parts;
    }
}
