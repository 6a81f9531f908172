package dev.terrace.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** A port on the loopback address, and the setting that moves it. */
record Port(int number, String setting) {
    private static final int CONNECT_MILLIS = 500;

    /** Below what any system gives to outgoing connections. */
    private static final int LOWEST = 12_000;

    private static final int HIGHEST = 32_000;

    /** Processes that begin together draw from different ports. */
    private static final int SHARES = 64;

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    /** A port that nobody listens on, that this process gives out once, and that no outgoing connection is given by the system. */
    static int free() {
        while (true) {
            int share = (int) (ProcessHandle.current().pid() % SHARES);
            int number = ThreadLocalRandom.current().nextInt(LOWEST / SHARES, HIGHEST / SHARES) * SHARES + share;
            if (isFree(number) && GIVEN.add(number)) {
                return number;
            }
        }
    }

    private static boolean isFree(int number) {
        try (ServerSocket socket = new ServerSocket(number, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
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
