package dev.terrace.shared.problem;

import static dev.terrace.shared.problem.CommonRefusal.*;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.terrace.shared.store.Store;
import dev.terrace.shared.work.Fault;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Makes every failure of a request a {@link Problem}. What nobody foresaw is a bare 500 with an id to be found in the log. */
class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    private final int retrySeconds;

    ProblemMapper(@ConfigProperty(name = "terrace.http.retry-after-seconds") int retrySeconds) {
        this.retrySeconds = retrySeconds;
    }

    @ServerExceptionMapper
    Response refused(Refused e) {
        LOG.infof("refused %s: %s", e.refusal().code(), e.getMessage());
        return answer(e.refusal(), String.valueOf(e.getMessage()), e.faults(), null);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(SecurityException e) {
        String detail =
                "Send 'Authorization: Bearer <token>' with a token that is signed by the issuer and has not expired";
        return Response.fromResponse(answer(UNAUTHENTICATED, detail))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return answer(FORBIDDEN, "The token's roles do not allow this call: the API description says which role does");
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e) {
        Optional<JacksonException> unreadable = cause(e, JacksonException.class);
        if (unreadable.isPresent()) {
            return unreadable(unreadable.get());
        }
        return switch (e.getResponse().getStatus()) {
            case 404 -> answer(NOT_FOUND, "No such path: see /q/openapi for those there are");
            case 405 -> answer(METHOD_NOT_ALLOWED, "See /q/openapi for the methods of this path");
            case 406 -> answer(NOT_ACCEPTABLE, "See /q/openapi for the types this path answers in");
            case 413 -> answer(BODY_TOO_LARGE, "Send the work in smaller parts");
            case 415 ->
                answer(UNSUPPORTED_MEDIA_TYPE, "See /q/openapi for the types this path takes, and set Content-Type");
            case 400 -> answer(MALFORMED, "Compare the request with the description of this path in /q/openapi");
            default -> unforeseen(e);
        };
    }

    @ServerExceptionMapper({JacksonException.class, MismatchedInputException.class})
    Response unreadable(JacksonException e) {
        Fault fault = JsonFaults.of(e);
        String detail = fault.path().isEmpty() ? "The JSON body: " + fault.problem() : fault.toString();
        return answer(MALFORMED, detail, List.of(fault), null);
    }

    @ServerExceptionMapper
    Response unforeseen(Throwable e) {
        if (causes(e).anyMatch(Store::isAway)) {
            LOG.errorf("the store is away: %s", e.getMessage());
            return answer(
                    STORE_UNAVAILABLE,
                    "Nothing of this call was acknowledged: send it again after Retry-After seconds");
        }
        Optional<Refused> refused = cause(e, Refused.class);
        if (refused.isPresent()) {
            return refused(refused.get());
        }
        if (cause(e, HttpClosedException.class).isPresent()) {
            LOG.info("the caller has hung up");
            return answer(MALFORMED, "The connection was closed before the whole request had arrived: send it again");
        }
        String trace = UUID.randomUUID().toString();
        LOG.errorf(e, "unforeseen failure %s", trace);
        return answer(INTERNAL, "It has been logged: quote the trace when you report it", List.of(), trace);
    }

    private Response answer(Refusal refusal, String detail) {
        return answer(refusal, detail, List.of(), null);
    }

    private Response answer(Refusal refusal, String detail, List<Fault> faults, @Nullable String trace) {
        Response.ResponseBuilder answer = Response.status(refusal.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(refusal, detail, faults, trace));
        return refusal.status() == 503 || refusal.status() == 429
                ? answer.header(HttpHeaders.RETRY_AFTER, retrySeconds).build()
                : answer.build();
    }

    private static <T> Optional<T> cause(Throwable e, Class<T> type) {
        return causes(e).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, c -> c != null, Throwable::getCause).limit(10);
    }
}
