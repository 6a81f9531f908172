package dev.terrace.ingestion.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.ingestion.bucket.Bucket.Listed;
import dev.terrace.shared.problem.Refused;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who reads a prefix, and what is remembered of it, whoever lags behind. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class MongoBucketsIT {
    private final String bucket = UUID.randomUUID().toString();

    @Inject
    MongoBuckets buckets;

    @Test
    void aPrefixIsReadByOneDatasetAtATime() {
        BucketTurn first = buckets.begin(bucket, "d-1", 1, _ -> true);
        assertThatThrownBy(() -> buckets.begin(bucket, "d-2", 1, _ -> true))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("d-1");
        BucketTurn again = buckets.begin(bucket, "d-1", 2, _ -> true);
        assertThat(again.number()).isGreaterThan(first.number());
        buckets.renew(List.of(first, again));
        assertThat(buckets.isRead(bucket, "d-1", Instant.now().minusSeconds(5))).isTrue();
        assertThat(buckets.isRead(bucket, "d-1", Instant.now().plusSeconds(5))).isFalse();
        assertThat(buckets.isRead(bucket, "d-2", Instant.EPOCH)).isFalse();
        buckets.giveUp(first);
        assertThatThrownBy(() -> buckets.begin(bucket, "d-2", 1, _ -> true)).isInstanceOf(Refused.class);
        buckets.giveUp(again);
        BucketTurn other = buckets.begin(bucket, "d-2", 1, _ -> true);
        assertThat(other.number()).isGreaterThan(again.number());
        assertThat(buckets.begin(bucket, "d-3", 1, _ -> false).number()).isGreaterThan(other.number());
    }

    @Test
    void whatALaterTurnRemembersStays() {
        BucketTurn late = new BucketTurn(bucket, "d-1", 1, 4);
        BucketTurn later = new BucketTurn(bucket, "d-2", 1, 5);
        buckets.remember(List.of(seen("a", "e1", late)));
        buckets.remember(List.of(seen("a", "e2", later).taken(later)));
        buckets.remember(List.of(seen("a", "e1", late).taken(late), seen("b", "e1", late)));
        assertThat(buckets.find(List.of(bucket + "/a", bucket + "/b", bucket + "/c")))
                .containsOnlyKeys(bucket + "/a", bucket + "/b")
                .containsEntry(bucket + "/a", seen("a", "e2", later).taken(later));
    }

    private SeenObject seen(String name, String etag, BucketTurn turn) {
        return SeenObject.medium(bucket + "/" + name, name, new Listed(name, etag, Instant.EPOCH, 1), "hash", turn);
    }
}
