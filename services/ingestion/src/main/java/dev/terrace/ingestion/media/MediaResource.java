package dev.terrace.ingestion.media;

import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.Refusal;
import dev.terrace.shared.identity.Caller;
import dev.terrace.shared.identity.Role;
import dev.terrace.shared.media.MediaAddresses;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.problem.WholeNumber;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Media in and out. Who has a signed address may read; nobody else. */
@Path("/v1/media")
@RunOnVirtualThread
@Tag(name = "media")
public class MediaResource {
    private static final int A_DAY_SECONDS = 86_400;
    private static final int MOST_PIXELS = 32_768;

    private final Media media;
    private final Renditions renditions;
    private final MediaAddresses addresses;
    private final Limits limits;
    private final Caller caller;
    private final InstantSource clock;

    MediaResource(
            Media media,
            Renditions renditions,
            MediaAddresses addresses,
            Limits limits,
            Caller caller,
            InstantSource clock) {
        this.media = media;
        this.renditions = renditions;
        this.addresses = addresses;
        this.limits = limits;
        this.caller = caller;
        this.clock = clock;
    }

    /** A kept medium, as its client sees it. */
    @Schema(description = "A kept medium: items refer to it by the name in media")
    record MediumView(
            @Schema(examples = "media:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
            String media,

            @Schema(examples = "48211") long bytes,
            MediaFacts facts) {
        static MediumView of(Medium medium) {
            return new MediumView(MediaAddresses.name(medium.sha256()), medium.bytes(), medium.facts());
        }
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.CLIENT)
    @Operation(operationId = "keepMedium", summary = "Keep a medium; the same bytes are kept once")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/vnd.ply",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = MediumView.class)))
    public Response keep(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_LENGTH) @DefaultValue("0") long bytes,
            InputStream body)
            throws IOException {
        if (bytes > limits.postedMediumBytes()) {
            throw Arrivals.tooLarge(limits.postedMediumBytes());
        }
        try {
            Medium medium = media.take(body, limits.postedMediumBytes(), caller.client());
            return Response.status(Response.Status.CREATED)
                    .entity(MediumView.of(medium))
                    .build();
        } catch (BadMediaException e) {
            throw new Refused(Refusal.BAD_MEDIA, "The medium cannot be used: " + e.getMessage());
        }
    }

    @GET
    @Path("/{sha256}")
    @PermitAll
    @Operation(hidden = true) // its address is a secret that a pack tells, no call to be made up
    public Response get(
            @PathParam("sha256") String sha256,
            @QueryParam("until") @Nullable String until,
            @QueryParam("signature") @Nullable String signature,
            @QueryParam("width") @Nullable String width,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known)
            throws IOException {
        if (!isGood(sha256, until, signature)) {
            throw new Refused(Refusal.NO_SUCH_MEDIUM, "Its address is not, or no longer, good: ask for the pack again");
        }
        Medium medium = media.find(sha256).orElseThrow(MediaResource::gone);
        if (width != null) {
            Optional<Response> smaller = rendition(medium, WholeNumber.read("width", width, 1, MOST_PIXELS), known);
            if (smaller.isPresent()) {
                return smaller.get();
            }
        }
        String tag = '"' + sha256 + '"';
        if (known != null && known.contains(tag)) {
            return Response.notModified().header(HttpHeaders.ETAG, tag).build();
        }
        ByteRange bytes = ByteRange.of(range, medium.bytes()).orElse(null);
        if (bytes == null) {
            return Response.status(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE)
                    .header("Content-Range", "bytes */" + medium.bytes())
                    .build();
        }
        InputStream body = media.open(medium, bytes.from(), bytes.to()).orElseThrow(MediaResource::gone);
        Response.ResponseBuilder answer = bytes.isWhole(medium.bytes())
                ? Response.ok(body)
                : Response.status(Response.Status.PARTIAL_CONTENT)
                        .entity(body)
                        .header("Content-Range", bytes.header(medium.bytes()));
        answer.type(medium.facts().mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, bytes.to() - bytes.from())
                .header("Accept-Ranges", "bytes");
        return harmless(answer, tag);
    }

    /** The image about so wide, as a JPEG; empty where the image itself is the best there is. */
    private Optional<Response> rendition(Medium medium, int asked, @Nullable String known) throws IOException {
        Optional<Integer> width = Renditions.width(asked);
        Optional<java.nio.file.Path> file = width.isEmpty() ? Optional.empty() : renditions.of(medium, width.get());
        if (file.isEmpty()) {
            return Optional.empty();
        }
        String tag = "\"%s-%d\"".formatted(medium.sha256(), width.get());
        if (known != null && known.contains(tag)) {
            return Optional.of(
                    Response.notModified().header(HttpHeaders.ETAG, tag).build());
        }
        byte[] bytes = Files.readAllBytes(file.get());
        return Optional.of(harmless(Response.ok(bytes).type("image/jpeg"), tag));
    }

    private static Response harmless(Response.ResponseBuilder answer, String tag) {
        return answer.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, immutable, max-age=" + A_DAY_SECONDS)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }

    private boolean isGood(String sha256, @Nullable String until, @Nullable String signature) {
        try {
            return MediaAddresses.isHash(sha256)
                    && until != null
                    && signature != null
                    && addresses.isGood(sha256, Long.parseLong(until), signature, clock.instant());
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static Refused gone() {
        return new Refused(Refusal.NO_SUCH_MEDIUM, "It was withdrawn, or never kept here");
    }
}
