package dev.terrace.shared.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of every service's HTTP side. */
@ConfigMapping(prefix = "terrace.http")
public interface HttpLimits {

    /** Requests under way at once; one more, or one too many of a caller, is answered 503 with Retry-After. */
    @WithDefault("256")
    int concurrentRequests();

    /** Headers of a request; all of them together may have quarkus.http.limits.max-header-size bytes. */
    @WithDefault("200")
    int headers();

    /** Bytes of a JSON body, after decompression: it is held in memory. */
    @WithDefault("1048576")
    long jsonBytes();

    /** Bytes of any other body, after decompression: it is streamed. */
    @WithDefault("16777216")
    long bodyBytes();

    /** Whether a body that is packed with gzip is unpacked here; a service that does so itself says no. */
    @WithDefault("true")
    boolean unpack();

    /** Seconds a body may take to arrive; a slower one is cut off with 408. */
    @WithDefault("120")
    int bodySeconds();

    /** Seconds after which a refused caller should try again. */
    @WithDefault("2")
    int retryAfterSeconds();
}
