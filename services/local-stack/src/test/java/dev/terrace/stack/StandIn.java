package dev.terrace.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Stands where a service would in the launcher's tests: is ready at once, and shows what it was told. */
final class StandIn {
    private StandIn() {}

    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            byte[] told = System.getenv().toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, told.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(told);
            }
        });
        server.start();
    }

    /** Lays a checkout out as if the services and the console had been built in it. */
    static void checkout(Path root) throws IOException {
        Files.createDirectories(root.resolve("services/local-stack"));
        List<String> packages = new ArrayList<>(Settings.SERVICES);
        packages.add(Settings.CONSOLE);
        for (String service : packages) {
            Path jar = root.resolve("services/%s/target/quarkus-app/quarkus-run.jar".formatted(service));
            Files.createDirectories(jar.getParent());
            writeJar(jar);
        }
    }

    private static void writeJar(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandIn.class.getName());
        String entry = StandIn.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(file, manifest);
                InputStream code = StandIn.class.getClassLoader().getResourceAsStream(entry)) {
            zip.putNextEntry(new JarEntry(entry));
            code.transferTo(zip);
        }
    }
}
