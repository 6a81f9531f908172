package dev.terrace.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts further JVMs of the JDK that runs this one. */
final class Java {
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private Java() {}

    static ProcessBuilder command(List<String> flags, String... rest) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(flags);
        command.addAll(List.of(rest));
        return new ProcessBuilder(command);
    }

    /** Runs a main class of this module, with the class path of this JVM. */
    static ProcessBuilder main(Class<?> main, List<String> flags, String... arguments) {
        List<String> rest = new ArrayList<>(List.of(main.getName()));
        rest.addAll(List.of(arguments));
        ProcessBuilder builder = command(flags, rest.toArray(String[]::new));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder;
    }
}
