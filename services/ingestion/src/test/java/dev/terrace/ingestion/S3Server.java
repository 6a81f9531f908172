package dev.terrace.ingestion;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * S3Proxy as a process of its own, with its objects in memory. It is started once for a JVM, on a free port, and ends with it. For a
 * service under test it makes 127.0.0.1 a host to be trusted.
 */
public final class S3Server implements QuarkusTestResourceLifecycleManager {
    public static final String ACCESS_KEY = "local-identity";
    public static final String SECRET_KEY = "local-credential-that-nobody-may-see";

    /** A property of the JVM, not a field: Quarkus loads this class once for each of its class loaders. */
    private static final String PORT = "terrace.test.s3";

    @Override
    public Map<String, String> start() {
        endpoint();
        return Map.of("terrace.ingestion.outbound-trusted", "127.0.0.1");
    }

    /** Nothing: the next test class of this JVM uses the same server. */
    @Override
    public void stop() {}

    /** Where it answers; starts it if need be. */
    public static URI endpoint() {
        synchronized (System.class) {
            if (System.getProperty(PORT) == null) {
                System.setProperty(PORT, Integer.toString(startOnce()));
            }
        }
        return URI.create("http://127.0.0.1:" + System.getProperty(PORT));
    }

    public static S3Client client() {
        return S3Client.builder()
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
                .build();
    }

    private static int startOnce() {
        try {
            int port = freePort();
            Path settings = Files.createDirectories(Path.of("target", "s3")).resolve("s3proxy.properties");
            Files.writeString(settings, """
                    s3proxy.endpoint=http://127.0.0.1:%d
                    s3proxy.authorization=aws-v2-or-v4
                    s3proxy.identity=%s
                    s3proxy.credential=%s
                    jclouds.provider=transient-nio2
                    """.formatted(port, ACCESS_KEY, SECRET_KEY));
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            Path.of("..", "s3-server", "target", "lib", "*").toString(),
                            "org.gaul.s3proxy.Main",
                            "--properties",
                            settings.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(settings.resolveSibling("s3proxy.log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            await().atMost(Duration.ofSeconds(60)).until(() -> answers(port));
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
