package dev.terrace.ingestion.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client writes as an address, nothing that is not public is connected to: a trap listens, and hears nothing. */
class OutboundTest {

    private static final List<String> HOSTILE = List.of(
            "127.0.0.1",
            "127.1",
            "127.0.1",
            "2130706433",
            "017700000001",
            "0x7f000001",
            "0x7f.1",
            "0177.0.0.1",
            "127.0.0.1.",
            "localhost",
            "LOCALHOST",
            "localhost.",
            "127.127.127.127",
            "127.255.255.254",
            "0.0.0.0",
            "0",
            "[::]",
            "[::1]",
            "[0:0:0:0:0:0:0:1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[::127.0.0.1]",
            "[64:ff9b::127.0.0.1]",
            "[64:ff9b::7f00:1]",
            "[64:ff9b:1::1]",
            "[2002:7f00:1::]",
            "[2002:7f00:0001::1]",
            "[2001::1]",
            "[2001:db8::1]",
            "[fe80::1]",
            "[fec0::1]",
            "[fc00::1]",
            "[fd00::1]",
            "[fd00:ec2::254]",
            "[ff02::1]",
            "[100::1]",
            "10.0.0.1",
            "10.255.255.255",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.0.1",
            "192.168.255.255",
            "169.254.169.254",
            "[::ffff:169.254.169.254]",
            "[64:ff9b::a9fe:a9fe]",
            "[2002:a9fe:a9fe::]",
            "100.100.100.200",
            "100.64.0.1",
            "100.127.255.255",
            "192.0.0.1",
            "192.0.0.192",
            "192.0.2.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255",
            "0.1.2.3",
            "192.88.99.1",
            "169.254.0.1",
            "[::ffff:10.0.0.1]",
            "[::ffff:192.168.1.1]",
            "[5f00::1]");

    @Test
    void opensNoConnectionToAnyHostileForm() throws IOException {
        assertThat(HOSTILE).hasSizeGreaterThan(60);
        AtomicInteger caught = new AtomicInteger();
        try (ServerSocket trap = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                CloseableHttpClient client = client(new GuardedResolver(List.of()))) {
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        trap.accept().close();
                        caught.incrementAndGet();
                    }
                } catch (IOException closed) {
                    // the test is over
                }
            });
            for (String host : HOSTILE) {
                String address = "http://" + host + ":" + trap.getLocalPort() + "/";
                assertThatThrownBy(
                                () -> client.execute(new HttpGet(URI.create(address)), response -> response.getCode()))
                        .as(address)
                        .isInstanceOf(UnknownHostException.class);
            }
        }
        assertThat(caught).hasValue(0);
    }

    /** A name that is public when it is looked at and private when it is connected to: it is looked at once. */
    @Test
    void connectsToTheVeryAddressThatWasChecked() throws UnknownHostException {
        AtomicInteger asked = new AtomicInteger();
        DnsResolver rebinding = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                String address = asked.getAndIncrement() == 0 ? "93.184.216.34" : "127.0.0.1";
                return new InetAddress[] {InetAddress.getByName(address)};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        GuardedResolver guarded = new GuardedResolver(rebinding, List.of());
        assertThat(guarded.resolve("media.example", 80).getFirst().getAddress().getHostAddress())
                .isEqualTo("93.184.216.34");
        assertThat(asked).hasValue(1);
        assertThatThrownBy(() -> guarded.resolve("media.example")).isInstanceOf(ForbiddenHostException.class);
    }

    @Test
    void refusesAHostOneOfWhoseAddressesIsPrivate() {
        DnsResolver mixed = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return new InetAddress[] {InetAddress.getByName("93.184.216.34"), InetAddress.getByName("10.0.0.1")};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        assertThatThrownBy(() -> new GuardedResolver(mixed, List.of()).resolve("a.example"))
                .isInstanceOf(ForbiddenHostException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "93.184.216.34",
                "2606:2800:220:1:248:1893:25c8:1946",
                "64:ff9b::808:808",
                "2002:808:808::1"
            })
    void takesPublicAddresses(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "file:///etc/passwd, http or https",
        "ftp://a.example/x, http or https",
        "gopher://a.example/, http or https",
        "http://user@a.example/, user",
        "http://user:secret@a.example/, user",
        "https:///nohost, host",
        "http://a b/, no address"
    })
    void saysWhatIsWrongWithAnAddress(String address, String problem) {
        assertThatThrownBy(() -> Outbound.checked(address))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(problem);
    }

    private static CloseableHttpClient client(GuardedResolver resolver) {
        Timeout soon = Timeout.of(Duration.ofSeconds(1));
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(soon)
                                .setSocketTimeout(soon)
                                .build())
                        .build())
                .disableAutomaticRetries()
                .build();
    }
}
