package dev.terrace.systemtests.identity;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** An identity provider of another make: its own names, roles in a place of their own, and keys that come and go. */
final class Issuer implements AutoCloseable {
    static final String NAME = "https://id.example/realms/hills";
    static final String AUDIENCE = "api://terrace";

    private final HttpServer server;
    private final AtomicInteger fetched = new AtomicInteger();
    private volatile List<JsonWebKey> published = List.of();

    private Issuer(HttpServer server) {
        this.server = server;
        server.createContext("/keys", exchange -> {
            fetched.incrementAndGet();
            byte[] keys = new JsonWebKeySet(published).toJson().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Cache-Control", "max-age=1");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
    }

    static Issuer start() {
        try {
            Issuer issuer = new Issuer(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0));
            issuer.server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String keys() {
        return "http://127.0.0.1:%d/keys".formatted(server.getAddress().getPort());
    }

    int fetched() {
        return fetched.get();
    }

    /** Publishes these keys and no others. */
    void publish(RsaJsonWebKey... keys) {
        published = List.of(keys);
    }

    static RsaJsonWebKey newKey(String kid) {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(kid);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token of an auditor. */
    static String token(RsaJsonWebKey key) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(NAME);
        claims.setAudience(AUDIENCE);
        claims.setSubject("auditor");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setClaim("realm_access", Map.of("roles", List.of("auditor")));
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setKey(key.getPrivateKey());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
