package dev.terrace.console;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.Optional;

/** Who has the session of a request: nobody, or a person with a token that the services accept. */
@ApplicationScoped
class SignedIn {
    static final String OPERATOR = "operator";

    private final IdentityProviderManager identities;

    SignedIn(IdentityProviderManager identities) {
        this.identities = identities;
    }

    /** @return the access token of the session, renewed if it had ended; empty if nobody is signed in */
    Uni<Optional<String>> token(RoutingContext context) {
        return QuarkusHttpUser.getSecurityIdentity(context, identities)
                .map(SignedIn::accessToken)
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    private static Optional<String> accessToken(SecurityIdentity identity) {
        return Optional.ofNullable(identity.getCredential(AccessTokenCredential.class))
                .map(AccessTokenCredential::getToken);
    }

    /** The claims of a token that was verified when the session was opened. */
    static JsonObject claims(String token) {
        String claims = token.split("\\.", 3)[1];
        return new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(claims)));
    }

    static boolean has(String token, String role) {
        return claims(token).getJsonArray("groups", new JsonArray()).contains(role);
    }
}
