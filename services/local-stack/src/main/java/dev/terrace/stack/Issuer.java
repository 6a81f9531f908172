package dev.terrace.stack;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;

/**
 * The local issuer's process: an OIDC provider (a library's) whose sign-in page lists {@link Person#ALL}.
 *
 * <p>It signs with the key of {@link Tokens}, so that the services take its tokens for those of {@code scripts/token}.
 */
final class Issuer {
    private static final String LOOPBACK = "127.0.0.1";

    private Issuer() {}

    /** Takes the port, the folder of the keys, and the file into which the sign-in page is written. */
    public static void main(String[] args) throws IOException, ParseException {
        Logger.getLogger("").setLevel(Level.WARNING);
        start(Integer.parseInt(args[0]), Path.of(args[1]), Path.of(args[2]));
    }

    static MockOAuth2Server start(int port, Path keys, Path page) throws IOException, ParseException {
        Files.createDirectories(page.getParent());
        Files.writeString(page, SignInPage.of(Person.ALL));
        MockOAuth2Server server = new MockOAuth2Server(config(keys, page));
        server.start(InetAddress.getByName(LOOPBACK), port);
        return server;
    }

    private static OAuth2Config config(Path keys, Path page) throws ParseException {
        JWK key = JWK.parse(Keys.of(keys).toJson(OutputControlLevel.INCLUDE_PRIVATE));
        OAuth2TokenProvider provider = new OAuth2TokenProvider(new KeyProvider(List.of(key)));
        return new OAuth2Config(
                true, page.toString(), null, false, provider, Set.of(new AccessTokens()), new NettyWrapper());
    }

    /** Tokens as short as those of {@link Tokens}, for the same audience, under the same issuer's name. */
    private static final class AccessTokens extends DefaultOAuth2TokenCallback {
        AccessTokens() {
            super(
                    Keys.ID,
                    "nobody",
                    "JWT",
                    List.of(Tokens.AUDIENCE),
                    Map.of("iss", Tokens.ISSUER),
                    Tokens.LONGEST.toSeconds());
        }

        @Override
        public Map<String, Object> addClaims(TokenRequest request) {
            return Map.of("iss", Tokens.ISSUER);
        }
    }
}
