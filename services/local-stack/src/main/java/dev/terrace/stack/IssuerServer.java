package dev.terrace.stack;

import java.nio.file.Path;
import java.util.List;

/** The local issuer as a part of the stack, reachable from this machine only. */
record IssuerServer(Path home, Port port) implements Part {
    private static final String LOG_LINE = "-Djava.util.logging.SimpleFormatter.format=%1$tFT%1$tT %4$s %5$s%6$s%n";

    static IssuerServer of(Settings settings) {
        return new IssuerServer(settings.home(), settings.portOf("issuer"));
    }

    /** Under which the issuer's discovery document is found. */
    String uri() {
        return "http://127.0.0.1:%d/%s".formatted(port.number(), Keys.ID);
    }

    @Override
    public String name() {
        return "issuer";
    }

    @Override
    public List<Port> ports() {
        return List.of(port);
    }

    @Override
    public ProcessBuilder command() {
        return Java.main(
                Issuer.class,
                List.of("-Xmx64m", LOG_LINE),
                Integer.toString(port.number()),
                home.resolve("keys").toString(),
                home.resolve("issuer").resolve("sign-in.html").toString());
    }

    @Override
    public boolean ready() {
        return port.answers();
    }
}
