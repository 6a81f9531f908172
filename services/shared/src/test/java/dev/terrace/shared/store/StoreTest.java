package dev.terrace.shared.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcernResult;
import com.mongodb.WriteError;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoreTest {
    private static final ServerAddress SERVER = new ServerAddress();
    private static final WriteConcernError SHUTDOWN =
            new WriteConcernError(91, "ShutdownInProgress", "Replication is being shut down", new BsonDocument());

    @Test
    void isAwayWhenItDoesNotAnswer() {
        assertThat(Store.isAway(new MongoTimeoutException("no server"))).isTrue();
    }

    /** What a write is told whose majority is not known when the store shuts down. */
    @Test
    void isAwayWhenTheMajorityHasNotConfirmed() {
        WriteConcernResult done = WriteConcernResult.acknowledged(1, false, null);
        assertThat(Store.isAway(new MongoWriteConcernException(SHUTDOWN, done, SERVER, Set.of())))
                .isTrue();
        assertThat(Store.isAway(bulk(SHUTDOWN))).isTrue();
    }

    @Test
    void isThereWhenTheRequestWasWrong() {
        WriteError duplicate = new WriteError(11_000, "duplicate", new BsonDocument());
        assertThat(Store.isAway(new MongoWriteException(duplicate, SERVER, Set.of())))
                .isFalse();
        assertThat(Store.isAway(bulk(null))).isFalse();
        assertThat(Store.isAway(new IllegalStateException())).isFalse();
        assertThat(Store.isAway(null)).isFalse();
    }

    private static MongoBulkWriteException bulk(@Nullable WriteConcernError majority) {
        return new MongoBulkWriteException(
                BulkWriteResult.unacknowledged(), List.<BulkWriteError>of(), majority, SERVER, Set.of());
    }
}
