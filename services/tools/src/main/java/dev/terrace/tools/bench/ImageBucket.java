package dev.terrace.tools.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.terrace.tools.client.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * As much of an S3 store as a delivery asks for, which costs next to nothing: under each prefix so many small images, made when they
 * are read, that differ in their last bytes.
 */
final class ImageBucket implements AutoCloseable {
    private static final int PAGE = 1_000;
    private static final String NUMBER = "%08d.png";
    private static final String OBJECT = "<Contents><Key>%s</Key><ETag>\"%s\"</ETag>"
            + "<LastModified>2026-01-01T00:00:00.000Z</LastModified><Size>%d</Size></Contents>";

    private final HttpServer server;
    private final byte[] image;
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final AtomicLong read = new AtomicLong();

    /** @param image that every object begins with */
    ImageBucket(byte[] image) throws IOException {
        this.image = image;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/images", this::answer);
        server.start();
    }

    /** Puts more images under a prefix. */
    void add(String prefix, int more) {
        counts.merge(prefix, more, Integer::sum);
    }

    /** How many objects have been read. */
    long read() {
        return read.get();
    }

    /** What names a prefix to ingestion. */
    ObjectNode all(String prefix) {
        ObjectNode source = Json.object();
        source.withObject("bucket")
                .put("endpoint", "http://127.0.0.1:" + server.getAddress().getPort())
                .put("name", "images")
                .put("prefix", prefix);
        return source;
    }

    /** The same without the first so many objects. */
    ObjectNode after(String prefix, int first) {
        ObjectNode source = all(prefix);
        source.withObject("bucket").put("startAfter", key(prefix, first - 1));
        return source;
    }

    private static String key(String prefix, int n) {
        return prefix + NUMBER.formatted(n);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        byte[] body = query != null && query.contains("list-type=2")
                ? page(parameter(query, "prefix"), query)
                : object(exchange.getRequestURI().getPath());
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private byte[] page(String prefix, String query) {
        String token = parameter(query, "continuation-token");
        String after = parameter(query, "start-after");
        int first = !token.isEmpty() ? Integer.parseInt(token) : after.isEmpty() ? 0 : number(prefix, after) + 1;
        int count = counts.getOrDefault(prefix, 0);
        int end = Math.min(count, first + PAGE);
        StringBuilder page = new StringBuilder("<ListBucketResult><IsTruncated>" + (end < count) + "</IsTruncated>");
        if (end < count) {
            page.append("<NextContinuationToken>").append(end).append("</NextContinuationToken>");
        }
        for (int n = first; n < end; n++) {
            String key = key(prefix, n);
            page.append(OBJECT.formatted(key, key, image.length + key.length()));
        }
        return page.append("</ListBucketResult>").toString().getBytes(UTF_8);
    }

    private static int number(String prefix, String key) {
        return Integer.parseInt(key.substring(prefix.length(), key.lastIndexOf('.')));
    }

    private byte[] object(String path) {
        read.incrementAndGet();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(image);
        bytes.writeBytes(path.substring("/images/".length()).getBytes(UTF_8));
        return bytes.toByteArray();
    }

    private static String parameter(String query, String name) {
        for (String pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return "";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
