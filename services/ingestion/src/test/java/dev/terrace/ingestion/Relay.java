package dev.terrace.ingestion;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/** A line to the S3 server that notes what is asked over it, and breaks or holds back what a test wants it to. */
final class Relay implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Predicate<String> breaks = _ -> false;
    private volatile Predicate<String> holds = _ -> false;
    private final CountDownLatch held = new CountDownLatch(1);

    Relay() throws IOException {
        Thread.ofVirtual().start(this::accept);
    }

    String endpoint() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** The objects that were asked for since the last time. */
    List<String> objects() {
        List<String> objects = asked.stream().filter(line -> !isListing(line)).toList();
        asked.clear();
        return objects;
    }

    static boolean isListing(String line) {
        return line.contains("list-type=2");
    }

    /** Cuts the line at every such request. */
    void breakAt(Predicate<String> requests) {
        this.breaks = requests;
    }

    /** Lets such requests wait until this is closed. */
    void hold(Predicate<String> requests) {
        this.holds = requests;
    }

    private void accept() {
        try {
            while (true) {
                Socket caller = door.accept();
                Thread.ofVirtual().start(() -> carry(caller));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void carry(Socket caller) {
        URI server = S3Server.endpoint();
        try (caller;
                Socket callee = new Socket(server.getHost(), server.getPort())) {
            Thread.ofVirtual().start(() -> answer(callee, caller));
            StringBuilder line = new StringBuilder();
            InputStream in = caller.getInputStream();
            OutputStream out = callee.getOutputStream();
            byte[] some = new byte[8_192];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                line.append(new String(some, 0, read, ISO_8859_1));
                int end = line.lastIndexOf("\r\n\r\n");
                if (end >= 0) {
                    String head = line.substring(0, line.indexOf("\r\n"));
                    line.delete(0, end + 4);
                    asked.add(head);
                    if (breaks.test(head)) {
                        return;
                    }
                    if (holds.test(head)) {
                        held.await();
                    }
                }
                out.write(some, 0, read);
            }
        } catch (IOException broken) {
            // either end has hung up
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(Socket callee, Socket caller) {
        try {
            callee.getInputStream().transferTo(caller.getOutputStream());
        } catch (IOException broken) {
            // either end has hung up
        }
    }

    @Override
    public void close() throws IOException {
        held.countDown();
        door.close();
    }
}
