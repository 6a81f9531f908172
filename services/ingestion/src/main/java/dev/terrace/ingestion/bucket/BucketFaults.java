package dev.terrace.ingestion.bucket;

import static dev.terrace.ingestion.Refusal.BUCKET_SILENT;
import static dev.terrace.ingestion.Refusal.BUCKET_UNREADABLE;

import dev.terrace.ingestion.Text;
import dev.terrace.ingestion.outbound.ForbiddenHostException;
import dev.terrace.shared.problem.Refused;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says why a bucket cannot be read, and what to do: mend what names it, or send the same again later. */
record BucketFaults(BucketAddress address) {
    private static final Logger LOG = Logger.getLogger(BucketFaults.class);

    Refused of(SdkException e) {
        return e instanceof AwsServiceException answer ? answered(answer) : unanswered(e);
    }

    private Refused answered(AwsServiceException e) {
        String code = e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null
                ? "status " + e.statusCode()
                : Text.quoted(e.awsErrorDetails().errorCode());
        return switch (e.statusCode()) {
            case 301, 302, 303, 307, 308 ->
                unreadable("it is elsewhere (%s): give the endpoint and the region of the bucket itself", code);
            case 401, 403 ->
                unreadable(
                        "the key may not (%s): check accessKey and secretKey, and that they may list and read", code);
            case 404 -> unreadable("there is none of this name at the endpoint (%s): check both", code);
            case 408, 429, 500, 502, 503, 504 -> silent("it answers " + code);
            default ->
                unreadable("the store refuses to list it (%s): check the endpoint, the region and the name", code);
        };
    }

    private Refused unanswered(SdkException e) {
        LOG.debugf(e, "no answer from %s", address.endpoint());
        if (causes(e).anyMatch(ForbiddenHostException.class::isInstance)) {
            return unreadable("%s: give an endpoint that all the world can reach", "its host is at no public address");
        }
        if (causes(e).anyMatch(UnknownHostException.class::isInstance)) {
            return unreadable("%s: check the endpoint", "nobody knows its host");
        }
        return silent("nothing that S3 would say came from its endpoint: check that");
    }

    /** An object broke off. */
    Refused cut(String key, Exception e) {
        LOG.debugf(e, "%s broke off", key);
        return silent("'" + Text.quoted(key) + "' did not come whole");
    }

    /** The endpoint answers, but not as S3 does. */
    Refused unlike(String what) {
        return unreadable("%s: give the endpoint of a store that speaks S3", what);
    }

    private Refused unreadable(String problem, String detail) {
        return new Refused(BUCKET_UNREADABLE, "Bucket '" + address.name() + "': " + problem.formatted(detail));
    }

    private Refused silent(String what) {
        return new Refused(
                BUCKET_SILENT,
                "Bucket '%s': %s. Send this again later with the same Idempotency-Key: what was read is not read again"
                        .formatted(address.name(), what));
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause).limit(10);
    }
}
