package dev.terrace.rules.architecture.good.split;

import dev.terrace.rules.architecture.good.Lot;
import dev.terrace.rules.architecture.good.MongoLots;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The other edge. */
public class LotConsumer {
    public Lot take(ConsumerRecord<String, String> message) {
        return new Lot(message.key());
    }

    static Class<?> store() {
        return MongoLots.class;
    }
}
