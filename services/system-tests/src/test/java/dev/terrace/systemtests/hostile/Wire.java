package dev.terrace.systemtests.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.tools.client.Json;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection of plain HTTP/1.1, for what no client library would send. */
final class Wire implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LENGTH = Pattern.compile("(?i)\ncontent-length: *(\\d+)");

    private final Socket socket;
    private final InputStream in;

    /** What the server answered; status 0 if it hung up without a word. */
    record Reply(int status, String head, String body) {
        private static final Reply NONE = new Reply(0, "", "");

        /** The last part of the problem's type; empty if this is none. */
        String problem() {
            return json().path("type").asText().replaceFirst(".*:", "");
        }

        JsonNode json() {
            return body.startsWith("{") ? Json.parse(body) : Json.object();
        }
    }

    private Wire(Socket socket, InputStream in) {
        this.socket = socket;
        this.in = in;
    }

    static Wire to(URI server) {
        try {
            Socket socket = new Socket();
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
            socket.setSoTimeout((int) PATIENCE.toMillis());
            return new Wire(socket, new BufferedInputStream(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the first line and the headers. */
    Wire head(String first, String... headers) {
        send((first + " HTTP/1.1\r\nHost: terrace\r\n" + String.join("\r\n", headers) + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Sends something more. @return false once the server has answered or hung up */
    boolean send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return in.available() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    Reply reply() {
        try {
            String head = head();
            if (head.isEmpty()) {
                return Reply.NONE;
            }
            Matcher length = LENGTH.matcher(head);
            byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
            return new Reply(Integer.parseInt(head.split(" ", 3)[1]), head, new String(body, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Reply.NONE;
        }
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            head.append((char) c);
            if (c == '\n' && head.length() > 4 && head.charAt(head.length() - 3) == '\n') {
                break;
            }
        }
        return head.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
