package dev.terrace.payout.statement;

import static dev.terrace.shared.identity.Role.AUDITOR;
import static dev.terrace.shared.identity.Role.FINANCE_CHECKER;
import static dev.terrace.shared.identity.Role.FINANCE_MAKER;

import dev.terrace.payout.Limits;
import dev.terrace.payout.MongoEntries;
import dev.terrace.payout.Parameters;
import dev.terrace.payout.Refusal;
import dev.terrace.shared.problem.Refused;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The journal and the way between labels and payments, over REST. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({FINANCE_MAKER, FINANCE_CHECKER, AUDITOR})
@RunOnVirtualThread
@Tag(name = "Trace", description = "From a payment to its labels, and from a label to its payments")
public class TraceResource {

    private final Traces traces;
    private final LabelTraces labels;
    private final MongoEntries entries;
    private final Limits limits;

    TraceResource(Traces traces, LabelTraces labels, MongoEntries entries, Limits limits) {
        this.traces = traces;
        this.labels = labels;
        this.entries = entries;
        this.limits = limits;
    }

    @GET
    @Path("/payments/{payment}/trace")
    @Operation(operationId = "tracePayment", summary = "Lead a payment back to the labels it pays for")
    public PaymentTrace payment(
            @PathParam("payment") String payment,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return traces.of(payment, cursor == null ? "" : cursor, Parameters.limit(limit, limits));
    }

    @GET
    @Path("/labels/{label}/trace")
    @Operation(operationId = "traceLabel", summary = "Lead a label on to the payments of its worker and its site")
    public LabelTrace label(@PathParam("label") String label) {
        return labels.of(Parameters.label(label));
    }

    @GET
    @Path("/entries")
    @Operation(operationId = "findEntry", summary = "Find the entry of the verdict of a label that is in force")
    public EntryView ofLabel(@QueryParam("label") @Nullable String label) {
        String asked = Parameters.text("label", label, Limits.MAX_KEY_CHARS);
        return EntryView.of(entries.ofLabel(Parameters.label(asked)).stream()
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new Refused(Refusal.UNKNOWN_LABEL, "No entry prices it: wait for its verdict")));
    }

    @GET
    @Path("/entries/{entry: .+}")
    @Operation(operationId = "getEntry", summary = "Get an entry")
    public EntryView entry(@PathParam("entry") String entry) {
        return EntryView.of(entries.find(entry)
                .orElseThrow(() ->
                        new Refused(Refusal.UNKNOWN_ENTRY, "Find the entry of a label with GET /v1/entries?label=")));
    }
}
