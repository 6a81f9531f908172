package dev.terrace.ingestion.outbound;

import dev.terrace.ingestion.Limits;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/**
 * Clients of S3 that go through {@link GuardedResolver} and no proxy, and follow no redirect. The newer checksums are off, for stores
 * of other makers refuse them.
 */
public final class GuardedS3 {
    private static final long ANSWER_BYTES = 16L << 20;

    private GuardedS3() {}

    /** Lacks what differs: endpoint, addressing and credentials. @param connections at once */
    public static S3ClientBuilder client(String region, Limits limits, int connections) {
        return S3Client.builder()
                .httpClientBuilder(Apache5HttpClient.builder()
                        .dnsResolver(
                                new GuardedResolver(limits.outboundTrusted().orElse(List.of())))
                        .proxyConfiguration(ProxyConfiguration.builder()
                                .useSystemPropertyValues(false)
                                .useEnvironmentVariableValues(false)
                                .build())
                        .connectionTimeout(limits.outboundPatience())
                        .socketTimeout(limits.outboundPatience())
                        .maxConnections(connections))
                .overrideConfiguration(config -> config.addExecutionInterceptor(new ShortAnswers(limits)))
                .region(Region.of(region))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    }

    /** Whatever is no object is read whole into memory, so no store may answer without end. */
    private record ShortAnswers(Limits limits) implements ExecutionInterceptor {
        @Override
        public Optional<InputStream> modifyHttpResponseContent(
                Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
            boolean isObject = context.request() instanceof GetObjectRequest
                    && context.httpResponse().isSuccessful();
            Optional<InputStream> body = context.responseBody();
            return isObject ? body : body.map(this::bounded);
        }

        private InputStream bounded(@Nullable InputStream body) {
            return Bounded.of(
                    body == null ? InputStream.nullInputStream() : body, ANSWER_BYTES, limits.outboundDeadline());
        }
    }
}
