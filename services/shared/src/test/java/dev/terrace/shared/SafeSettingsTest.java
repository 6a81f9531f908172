package dev.terrace.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "kafka.acks, 1",
        "KAFKA_ACKS, 0",
        "mp.messaging.incoming.labels.enable.auto.commit, true",
        "mp.messaging.incoming.labels.auto.offset.reset, latest",
        "mp.messaging.connector.smallrye-kafka.failure-strategy, ignore",
        "quarkus.mongodb.write-concern.w, 1",
        "QUARKUS_MONGODB_WRITE_CONCERN_JOURNAL, false",
        "quarkus.mongodb.read-concern, local",
        "quarkus.mongodb.connection-string, mongodb://a/?replicaSet=r&w=1",
    })
    void anUnsafeSettingIsNamed(String name, String value) {
        assertThat(SafeSettings.unsafe(config(Map.of(name, value))))
                .singleElement()
                .asString()
                .contains(name)
                .contains("it must be");
    }

    @Test
    void theSettingsThatWeShipAreSafe() {
        SmallRyeConfig shipped = new SmallRyeConfigBuilder()
                .addDefaultSources()
                .withSources(new PropertiesConfigSource(
                        Map.of("quarkus.mongodb.connection-string", "mongodb://a/?w=majority"), "test", 900))
                .build();
        assertThat(shipped.getOptionalValue("mp.messaging.connector.smallrye-kafka.enable.auto.commit", String.class))
                .contains("false");
        assertThat(SafeSettings.unsafe(shipped)).isEmpty();
    }

    private static SmallRyeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 500))
                .build();
    }
}
