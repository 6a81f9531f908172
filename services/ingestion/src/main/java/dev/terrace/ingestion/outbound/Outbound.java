package dev.terrace.ingestion.outbound;

import dev.terrace.ingestion.Limits;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.util.Timeout;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Calls addresses that clients supply, through {@link GuardedResolver}: http and https only, no user in them, redirects
 * followed by hand so that each is checked, so many bytes and so long at most.
 */
@ApplicationScoped
public class Outbound {
    private static final int MOST_REDIRECTS = 3;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private static final Logger LOG = Logger.getLogger(Outbound.class);

    private final GuardedResolver guard;
    private final CloseableHttpClient client;
    private final Duration deadline;

    Outbound(Limits limits) {
        this.deadline = limits.outboundDeadline();
        this.guard = new GuardedResolver(limits.outboundTrusted().orElse(List.of()));
        Timeout patience = Timeout.of(limits.outboundPatience());
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(guard)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(patience)
                                .setSocketTimeout(patience)
                                .build())
                        .setMaxConnTotal(limits.outboundConnections())
                        .setMaxConnPerRoute(limits.outboundConnectionsAHost())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(patience)
                        .setRedirectsEnabled(false)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** Reads the body of an answer, which is closed afterwards. */
    public interface Reader<R> {
        R read(InputStream body) throws IOException;
    }

    /**
     * Gets what is at an address.
     *
     * @param mostBytes of the body
     * @throws IOException that says what to do, if it is not allowed, does not answer 200 in time or is too large
     */
    public <R> R get(String address, long mostBytes, Reader<R> reader) throws IOException {
        URI next = checked(address);
        long until = System.nanoTime() + deadline.toNanos();
        for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
            Answer<R> answer = client.execute(new HttpGet(next), read(next, mostBytes, until, reader));
            if (answer.redirect() == null) {
                return Objects.requireNonNull(answer.result());
            }
            next = checked(answer.redirect());
        }
        throw new IOException("it redirects more than " + MOST_REDIRECTS + " times: give the last address");
    }

    /** Sends a request once, redirects included in what is not followed; @return its status. */
    public int send(ClassicHttpRequest request) throws IOException {
        try {
            checked(request.getUri().toString());
        } catch (URISyntaxException e) {
            throw new IOException("it is no address: " + e.getReason(), e);
        }
        return client.execute(request, response -> response.getCode());
    }

    /**
     * An address that may be called later; that nobody knows its host yet is no fault.
     *
     * @throws IOException that says what is
     */
    public URI allowed(String address) throws IOException {
        URI uri = checked(address);
        try {
            guard.resolve(uri.getHost());
        } catch (ForbiddenHostException e) {
            throw e;
        } catch (UnknownHostException e) {
            LOG.debugf("%s is not known yet", uri.getHost());
        }
        return uri;
    }

    /** What is wrong with an address before anybody looks where it leads; @throws IOException that says so */
    public static URI checked(String address) throws IOException {
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException e) {
            throw new IOException("it is no address: " + e.getReason(), e);
        }
        boolean isWeb = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!isWeb || uri.getHost() == null) {
            throw new IOException("it must be an http or https address with a host");
        }
        if (uri.getUserInfo() != null) {
            throw new IOException("it names a user: leave 'user@' out");
        }
        return uri;
    }

    private record Answer<R>(@Nullable R result, @Nullable String redirect) {}

    private static <R> HttpClientResponseHandler<Answer<R>> read(URI from, long most, long until, Reader<R> reader) {
        return response -> {
            if (REDIRECTS.contains(response.getCode())) {
                return new Answer<>(null, location(from, response));
            }
            if (response.getCode() != 200) {
                throw new IOException("it answers " + response.getCode() + ", and 200 is needed");
            }
            return new Answer<>(reader.read(new Bounded(response.getEntity().getContent(), most, until)), null);
        };
    }

    private static String location(URI from, ClassicHttpResponse response) throws IOException {
        var location = response.getFirstHeader(HttpHeaders.LOCATION);
        try {
            if (location != null) {
                return from.resolve(new URI(location.getValue())).toString();
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw new IOException("it redirects to nowhere");
    }

    @PreDestroy
    void close() throws IOException {
        client.close();
    }
}
