package dev.terrace.ingestion.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.ingestion.Fact;
import dev.terrace.ingestion.Ids;
import dev.terrace.ingestion.Keys;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.Refusal;
import dev.terrace.ingestion.outbound.Outbound;
import dev.terrace.shared.identity.Caller;
import dev.terrace.shared.identity.Role;
import dev.terrace.shared.problem.Refused;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A client's webhooks, and what each was told. */
@Path("/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.CLIENT)
@Tag(name = "webhooks")
public class WebhookResource {
    private static final List<String> EVENTS = List.of(
            Fact.DELIVERY_FINISHED,
            Fact.DATASET_COMPLETED,
            Fact.EXPORT_READY,
            Fact.PROJECT_PAUSED,
            Fact.BUDGET_REACHED,
            Fact.PROJECT_OPENED,
            Fact.PROJECT_COMPLETED);

    private final MongoWebhooks webhooks;
    private final Outbound outbound;
    private final Limits limits;
    private final Caller caller;
    private final InstantSource clock;

    WebhookResource(MongoWebhooks webhooks, Outbound outbound, Limits limits, Caller caller, InstantSource clock) {
        this.webhooks = webhooks;
        this.outbound = outbound;
        this.limits = limits;
        this.caller = caller;
        this.clock = clock;
    }

    /** Where to tell what. */
    record WebhookRequest(
            @Schema(required = true, examples = "https://acme.example/terrace") @Nullable
            String url,

            @Nullable @Schema(description = """
                    All if absent. delivery.finished: it has been read to its end. dataset.completed: every unit is resolved or \
                    withdrawn, told once. export.ready: the export, GET /v1/datasets/{dataset}/resolutions, has the outcome of every \
                    item; told with dataset.completed, and again when units that a correction opened anew are settled. \
                    project.paused, project.opened, project.completed, budget.reached: what the project's state has become""") List<String> events) {}

    /** A webhook; its secret is shown when it is made and never again. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WebhookView(
            String webhook,
            String url,
            List<String> events,
            Instant createdAt,

            @Schema(description = "When its address answered 410, upon which it is not used any more") @Nullable
            Instant disabledAt,

            @Schema(description = "Signs what is told, by Standard Webhooks; shown once") @Nullable
            String secret) {
        static WebhookView of(Webhook webhook, @Nullable String secret) {
            return new WebhookView(
                    webhook.id(),
                    webhook.url(),
                    webhook.events().isEmpty() ? EVENTS : webhook.events(),
                    webhook.createdAt(),
                    webhook.disabledAt(),
                    secret);
        }
    }

    /** What a webhook was told. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NoticeView(
            @Schema(examples = "msg_wh-1_dataset-completed_d-1_1794000000000")
            String notice,

            @Schema(examples = Fact.DATASET_COMPLETED) String event,
            String state,
            Instant at,
            @Nullable Instant nextTryAt,
            List<Notice.Try> tries,
            String body) {
        static NoticeView of(Notice notice) {
            return new NoticeView(
                    notice.id(),
                    notice.event(),
                    notice.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                    notice.at(),
                    notice.dueAt(),
                    notice.tries(),
                    notice.body());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createWebhook", summary = "Be told at an address of yours")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response create(@HeaderParam(Keys.HEADER) @Nullable String key, @Nullable WebhookRequest request) {
        String url = url(request);
        List<String> events = events(request);
        String id = "wh-" + Ids.request(caller.client(), "webhook", Keys.checked(key));
        Webhook known = webhooks.find(id, caller.client()).orElse(null);
        if (known != null) {
            if (!known.url().equals(url) || !known.events().equals(events)) {
                throw new Refused(
                        Refusal.KEY_REUSED, "Webhook " + id + " was made with it: send this one under a new key");
            }
            return Response.status(Response.Status.CREATED)
                    .entity(WebhookView.of(known, null))
                    .header(Keys.HIT, true)
                    .build();
        }
        String secret = Signature.newSecret();
        Webhook webhook = new Webhook(id, 0, caller.client(), url, events, List.of(secret), clock.instant(), null);
        if (webhooks.of(caller.client()).size() >= limits.webhooks()) {
            throw new Refused(
                    Refusal.QUOTA_EXCEEDED, "You may have " + limits.webhooks() + " webhooks: delete one first");
        }
        webhooks.insert(webhook);
        return Response.status(Response.Status.CREATED)
                .entity(WebhookView.of(webhook, secret))
                .build();
    }

    private String url(@Nullable WebhookRequest request) {
        try {
            return outbound.allowed(request == null || request.url() == null ? "" : request.url())
                    .toString();
        } catch (IOException e) {
            throw new Refused(Refusal.WEBHOOK_UNREADABLE, "url: " + e.getMessage());
        }
    }

    private static List<String> events(@Nullable WebhookRequest request) {
        List<String> events = request == null || request.events() == null ? List.of() : request.events();
        for (@Nullable String event : events) {
            if (event == null || !EVENTS.contains(event)) {
                throw new Refused(Refusal.WEBHOOK_UNREADABLE, "events: use some of " + String.join(", ", EVENTS));
            }
        }
        return events;
    }

    @GET
    @Operation(operationId = "listWebhooks", summary = "List your webhooks")
    @APIResponse(responseCode = "200", description = "In the order in which they were made")
    public List<WebhookView> list() {
        return webhooks.of(caller.client()).stream()
                .map(webhook -> WebhookView.of(webhook, null))
                .toList();
    }

    @DELETE
    @Path("/{webhook}")
    @Operation(operationId = "deleteWebhook", summary = "Tell nothing more there")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void delete(@PathParam("webhook") String id) {
        webhooks.remove(own(id).id());
    }

    @POST
    @Path("/{webhook}/secrets")
    @Operation(operationId = "rotateWebhookSecret", summary = "Get a new secret; the one before stays good beside it")
    @APIResponse(responseCode = "200", description = "The new secret, shown once")
    public WebhookView rotate(@PathParam("webhook") String id) {
        String secret = Signature.newSecret();
        Webhook rotated;
        do {
            rotated = own(id).rotated(secret);
        } while (!webhooks.save(rotated));
        return WebhookView.of(rotated, secret);
    }

    @GET
    @Path("/{webhook}/notices")
    @Operation(operationId = "listNotices", summary = "List what a webhook was told, and how that went")
    @APIResponse(responseCode = "200", description = "The newest first")
    public List<NoticeView> notices(@PathParam("webhook") String id) {
        return webhooks.notices(own(id).id(), limits.pageItems()).stream()
                .map(NoticeView::of)
                .toList();
    }

    @POST
    @Path("/{webhook}/notices/{notice}/resend")
    @Operation(operationId = "resendNotice", summary = "Tell it again")
    @APIResponse(responseCode = "200", description = "It is tried at once, and again as if it were new")
    public NoticeView resend(@PathParam("webhook") String id, @PathParam("notice") String notice) {
        Notice again;
        do {
            again = webhooks.notice(notice, own(id).id())
                    .orElseThrow(() -> new Refused(Refusal.NO_SUCH_WEBHOOK, "It was not told this: list its notices"))
                    .again(clock.instant());
        } while (!webhooks.save(again));
        return NoticeView.of(again);
    }

    private Webhook own(String id) {
        return webhooks.find(id, caller.client())
                .orElseThrow(() -> new Refused(Refusal.NO_SUCH_WEBHOOK, "List yours with GET /v1/webhooks"));
    }
}
