package dev.terrace.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A port on the loopback address, and the setting that moves it. */
record Port(int number, String setting) {
    private static final int CONNECT_MILLIS = 500;

    /** A port that nobody listens on now; another program may still take it first. */
    static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), number), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Refuses with the way out if another program has the port. */
    void requireFree(String wantedBy) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
        } catch (IOException e) {
            throw new StackException(
                    "Port %d, which %s wants, is taken by another program. Free it, or set %s to another port."
                            .formatted(number, wantedBy, setting),
                    e);
        }
    }
}
