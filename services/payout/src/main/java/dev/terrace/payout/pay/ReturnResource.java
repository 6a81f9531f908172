package dev.terrace.payout.pay;

import static dev.terrace.shared.identity.Role.AUDITOR;
import static dev.terrace.shared.identity.Role.FINANCE_CHECKER;
import static dev.terrace.shared.identity.Role.FINANCE_MAKER;

import dev.terrace.payout.Limits;
import dev.terrace.payout.MongoPayments;
import dev.terrace.payout.Page;
import dev.terrace.payout.Parameters;
import dev.terrace.payout.Payment;
import dev.terrace.payout.PaymentView;
import dev.terrace.payout.TimeCursor;
import dev.terrace.shared.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Payments that wait for the bank, and returns that no file of the bank proves, over REST. */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Payments", description = "Payments that wait for the bank, and returns that two people vouch for")
public class ReturnResource {

    private final BankAnswers answers;
    private final MongoPayments payments;
    private final Caller caller;
    private final InstantSource clock;
    private final Limits limits;

    ReturnResource(BankAnswers answers, MongoPayments payments, Caller caller, InstantSource clock, Limits limits) {
        this.answers = answers;
        this.payments = payments;
        this.caller = caller;
        this.clock = clock;
        this.limits = limits;
    }

    /** What is said of a payment that came back. */
    @Schema(description = "What is said of a payment that came back")
    record Return(
            @Nullable
            @Schema(required = true, minLength = 1, maxLength = Limits.MAX_REASON_CHARS, examples = "account closed")
            String reason,

            @Nullable
            @Schema(
                    required = true,
                    description = "The bank's own name for it",
                    minLength = 1,
                    maxLength = Limits.MAX_NAME_CHARS,
                    examples = "2026013100017")
            String reference) {}

    @GET
    @Path("/payments/unanswered")
    @RolesAllowed({FINANCE_MAKER, FINANCE_CHECKER, AUDITOR})
    @Operation(
            operationId = "listUnanswered",
            summary = "List the payments that wait for the bank, those first that wait longest")
    public Page<PaymentView> unanswered(
            @QueryParam("currency") @Nullable String currency,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int items = Parameters.limit(limit, limits);
        TimeCursor after = TimeCursor.read(cursor);
        return Page.of(
                payments.unanswered(Parameters.currency(currency), after.at(), after.id(), items + 1),
                items,
                PaymentView::of,
                payment -> payment.state() instanceof Payment.State.Open open
                        ? TimeCursor.of(open.since(), payment.id())
                        : TimeCursor.of(clock.instant(), payment.id()));
    }

    @POST
    @Path("/payments/{payment}/return")
    @RolesAllowed(FINANCE_MAKER)
    @Operation(operationId = "proposeReturn", summary = "Say that a payment came back, for another person to confirm")
    public PaymentView propose(@PathParam("payment") String payment, @Nullable Return said) {
        String reason = Parameters.text("reason", said == null ? null : said.reason(), Limits.MAX_REASON_CHARS);
        String reference = Parameters.text("reference", said == null ? null : said.reference(), Limits.MAX_NAME_CHARS);
        var proposal = new Payment.Proposal(reason, reference, caller.subject(), clock.instant());
        return PaymentView.of(answers.propose(payment, proposal));
    }

    @POST
    @Path("/payments/{payment}/return/confirmation")
    @RolesAllowed(FINANCE_CHECKER)
    @Operation(operationId = "confirmReturn", summary = "Confirm that a payment came back")
    public PaymentView confirm(@PathParam("payment") String payment) {
        return PaymentView.of(answers.confirm(payment, new Returning.Checker(caller.subject(), caller.claim("site"))));
    }

    @POST
    @Path("/payments/{payment}/return/withdrawal")
    @RolesAllowed({FINANCE_MAKER, FINANCE_CHECKER})
    @Operation(operationId = "withdrawReturn", summary = "Drop a return that was proposed")
    public PaymentView withdraw(@PathParam("payment") String payment) {
        return PaymentView.of(answers.withdraw(payment));
    }
}
