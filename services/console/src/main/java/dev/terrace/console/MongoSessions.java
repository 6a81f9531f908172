package dev.terrace.console;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TokenStateManager;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.types.Binary;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the tokens of each session in the store, so that any instance of the console knows it and it can be ended from
 * anywhere. What is stored can only be read with the cookie: {@link SessionKey}.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class MongoSessions implements TokenStateManager {
    private static final Logger LOG = Logger.getLogger(MongoSessions.class);
    private static final String ID = "_id";
    private static final String SUBJECT = "subject";
    private static final String TOKENS = "tokens";
    private static final String ENDS_AT = "endsAt";

    /** The query of a sign-out that ends all sessions of the person, not only this one. */
    static final String EVERYWHERE = "everywhere";

    private final MongoCollection<Document> sessions;
    private final Duration life;
    private final InstantSource clock;

    MongoSessions(
            MongoClient store,
            @ConfigProperty(name = "terrace.database") String database,
            ConsoleSettings settings,
            InstantSource clock) {
        this.sessions = store.getDatabase(database).getCollection("sessions");
        this.life = Duration.ofHours(settings.sessionHours());
        this.clock = clock;
    }

    void index(@Observes StartupEvent started) {
        try {
            sessions.createIndex(Indexes.ascending(SUBJECT));
            sessions.createIndex(Indexes.ascending(ENDS_AT), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
        } catch (RuntimeException e) {
            LOG.warn("The store is away: the indexes of sessions are made at the next start", e);
        }
    }

    @Override
    public Uni<String> createTokenState(
            RoutingContext context,
            OidcTenantConfig tenant,
            AuthorizationCodeTokens tokens,
            OidcRequestContext<String> request) {
        return request.runBlocking(() -> {
            SessionKey key = SessionKey.random();
            sessions.insertOne(new Document(ID, key.id())
                    .append(SUBJECT, SignedIn.claims(tokens.getIdToken()).getString("sub"))
                    .append(TOKENS, new Binary(key.encrypted(json(tokens))))
                    .append(ENDS_AT, Date.from(clock.instant().plus(life))));
            return key.cookie();
        });
    }

    @Override
    public Uni<AuthorizationCodeTokens> getTokens(
            RoutingContext context,
            OidcTenantConfig tenant,
            String cookie,
            OidcRequestContext<AuthorizationCodeTokens> request) {
        return request.runBlocking(() -> {
            SessionKey key = SessionKey.of(cookie);
            @Nullable Document session = sessions.find(Filters.eq(ID, key.id())).first();
            if (session == null) {
                throw new io.quarkus.security.AuthenticationFailedException("The session has ended");
            }
            return tokens(key.decrypted(session.get(TOKENS, Binary.class).getData()));
        });
    }

    @Override
    public Uni<Void> deleteTokens(
            RoutingContext context, OidcTenantConfig tenant, String cookie, OidcRequestContext<Void> request) {
        boolean everywhere = context.queryParams().contains(EVERYWHERE);
        return request.runBlocking(() -> {
            @Nullable
            Document session = sessions.findOneAndDelete(
                    Filters.eq(ID, SessionKey.of(cookie).id()));
            if (everywhere && session != null) {
                sessions.deleteMany(Filters.eq(SUBJECT, session.getString(SUBJECT)));
            }
            return null;
        });
    }

    private static String json(AuthorizationCodeTokens tokens) {
        return new JsonObject()
                .put("id", tokens.getIdToken())
                .put("access", tokens.getAccessToken())
                .put("refresh", tokens.getRefreshToken())
                .put("expiresIn", tokens.getAccessTokenExpiresIn())
                .put("scope", tokens.getAccessTokenScope())
                .encode();
    }

    private static AuthorizationCodeTokens tokens(String json) {
        JsonObject kept = new JsonObject(json);
        return new AuthorizationCodeTokens(
                kept.getString("id"),
                kept.getString("access"),
                kept.getString("refresh"),
                kept.getLong("expiresIn"),
                kept.getString("scope"));
    }
}
