package dev.terrace.console;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Who is signed in, and the way in. */
@Path("/session")
class SessionResource {
    private static final List<String> SHOWN = List.of("sub", "name", "groups", "client", "site", "worker");

    private final SignedIn signedIn;
    private final Optional<String> dashboards;

    SessionResource(SignedIn signedIn, ConsoleSettings settings) {
        this.signedIn = signedIn;
        this.dashboards = settings.dashboards();
    }

    /** What the pages may know of the person: her name, her roles, and whose work is hers; an operator, where the dashboards are. */
    @GET
    public Uni<Response> get(RoutingContext context) {
        return signedIn.token(context)
                .map(token -> token.map(this::person)
                        .orElseGet(() -> Response.status(Trouble.SIGNED_OUT.status())
                                .type(Trouble.MEDIA_TYPE)
                                .entity(Trouble.SIGNED_OUT.problem().encode())
                                .build()));
    }

    private Response person(String token) {
        JsonObject claims = SignedIn.claims(token);
        JsonObject shown = new JsonObject();
        SHOWN.stream().filter(claims::containsKey).forEach(name -> shown.put(name, claims.getValue(name)));
        if (SignedIn.has(token, SignedIn.OPERATOR)) {
            dashboards.ifPresent(address -> shown.put("dashboards", address));
        }
        return Response.ok(shown.encode(), MediaType.APPLICATION_JSON_TYPE).build();
    }

    /** Sends who is not signed in to the issuer, and everybody on to a page of ours. */
    @GET
    @Path("/sign-in")
    @Authenticated
    public Response signIn(@QueryParam("to") @DefaultValue("") String to) {
        String page = to.matches("[A-Za-z0-9/_.?=&%~+:#-]*") ? to : "";
        return Response.seeOther(URI.create("/#" + page)).build();
    }
}
