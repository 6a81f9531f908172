package dev.terrace.rules.architecture.bad.upload;

import dev.terrace.rules.architecture.bad.split.Splitter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Named for nothing, counts for itself, sends for itself and looks into the next stage. */
public class LotService {
    public ProducerRecord<String, String> split(Splitter splitter, MeterRegistry registry) {
        registry.counter("split").increment();
        return new ProducerRecord<>("lots", splitter.toString());
    }
}
