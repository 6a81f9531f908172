package dev.terrace.testing;

import dev.terrace.testing.client.Answer;
import dev.terrace.testing.client.Api;
import dev.terrace.testing.replay.Malformed;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;

/** Runs a program of this module: what goes wrong in a foreseen way is one sentence, not a stack trace. */
final class Program {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Program() {}

    static void run(Callable<Integer> program, String... args) {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        for (String chatty : new String[] {"org.mongodb.driver", "org.apache.kafka"}) {
            Logger.getLogger(chatty).setLevel(Level.SEVERE);
        }
        PrintStream errors =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8);
        int status = new CommandLine(program)
                .setExecutionExceptionHandler((e, commandLine, parsed) -> {
                    errors.println(sentence(e));
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
