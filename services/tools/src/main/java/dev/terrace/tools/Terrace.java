package dev.terrace.tools;

import dev.terrace.tools.client.Answer;
import dev.terrace.tools.client.Api;
import dev.terrace.tools.replay.Malformed;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of Terrace. What goes wrong in a foreseen way is one sentence, not a stack trace. */
@Command(
        name = "terrace",
        mixinStandardHelpOptions = true,
        description = "Shows, measures, troubles and checks a Terrace; scripts/up starts one on this machine.",
        subcommands = {Demo.class, Replay.class, Bench.class, Faults.class, Dlq.class, Checks.class, Sites.class})
public final class Terrace implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final PrintStream ERRORS =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

    private Terrace() {}

    /** Without a command it says which there are. */
    @Override
    public Integer call() {
        new CommandLine(this).usage(ERRORS);
        return MISUSED;
    }

    public static void main(String... args) {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        for (String chatty : new String[] {"org.mongodb.driver", "org.apache.kafka"}) {
            Logger.getLogger(chatty).setLevel(Level.SEVERE);
        }
        int status = new CommandLine(new Terrace())
                .setExecutionExceptionHandler((e, commandLine, parsed) -> {
                    ERRORS.println(sentence(e));
                    return e instanceof Malformed ? MISUSED : FAILED;
                })
                .execute(args);
        System.exit(status);
    }

    private static String sentence(Exception e) throws Exception {
        return switch (e) {
            case Malformed malformed -> String.valueOf(malformed.getMessage());
            case Api.Unreachable unreachable -> unreachable.getMessage() + "\nIs Terrace up? Start it with scripts/up.";
            case Answer.Unexpected unexpected -> String.valueOf(unexpected.getMessage());
            case KafkaException away -> "Kafka does not answer as it should: " + away.getMessage();
            case IllegalStateException broken ->
                broken.getMessage()
                        + (broken.getCause() == null
                                ? ""
                                : ": " + broken.getCause().getMessage());
            default -> throw e;
        };
    }
}
