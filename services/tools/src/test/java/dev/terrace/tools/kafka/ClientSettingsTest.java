package dev.terrace.tools.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientSettingsTest {
    @Test
    void aBrokerBehindTlsAndAPasswordIsReachedAsTheServicesReachIt() {
        Map<String, String> environment = Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "elsewhere:1",
                "KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "KAFKA_SASL_MECHANISM", "SCRAM-SHA-512",
                "KAFKA_SASL_JAAS_CONFIG", "module required;",
                "KAFKA_SSL_TRUSTSTORE_LOCATION", "/etc/trust.p12",
                "KAFKA_HEAP_OPTS", "-Xmx1g");
        assertEquals(
                Map.of(
                        "bootstrap.servers", "kafka:9093",
                        "acks", "all",
                        "security.protocol", "SASL_SSL",
                        "sasl.mechanism", "SCRAM-SHA-512",
                        "sasl.jaas.config", "module required;",
                        "ssl.truststore.location", "/etc/trust.p12"),
                ClientSettings.of(environment, "kafka:9093", Map.of("acks", "all")));
    }
}
