package dev.terrace.shared.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bson.BsonDocument;
import org.bson.BsonElement;
import org.bson.BsonInt64;
import org.bson.RawBsonDocument;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class WriteTokensTest {
    private final ObjectId mine = new ObjectId();
    private final Write.Save save = new Write.Save("d", 7, mine, RawBsonDocument.parse("{}"));

    /** The document at this version, whose version 8 this token has made and all others somebody else. */
    private static BsonDocument at(long version, ObjectId eighth) {
        BsonDocument tokens = new BsonDocument();
        for (long v = Math.max(1, version - 7); v <= version; v++) {
            BsonElement element = WriteTokens.element(v, v == 8 ? eighth : new ObjectId());
            tokens.append(element.getName().substring("writes.".length()), element.getValue());
        }
        return new BsonDocument("version", new BsonInt64(version)).append("writes", tokens);
    }

    @Test
    void theMakerOfAVersionIsKnownWhileFewOthersFollow() {
        for (long now = 8; now < 16; now++) {
            assertThat(WriteTokens.tell(save, at(now, mine))).isTrue();
            assertThat(WriteTokens.tell(save, at(now, new ObjectId()))).isFalse();
        }
    }

    @Test
    void aVersionThatIsNotThereWasNotMade() {
        assertThat(WriteTokens.tell(save, at(7, mine))).isFalse();
        assertThat(WriteTokens.tell(save, new BsonDocument("version", new BsonInt64(0))))
                .isFalse();
    }

    @Test
    void whatCannotBeToldMayBeTriedAgain() {
        assertThatThrownBy(() -> WriteTokens.tell(save, at(16, mine))).matches(Store::isAway);
    }
}
