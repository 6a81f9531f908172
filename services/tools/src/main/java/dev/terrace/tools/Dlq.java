package dev.terrace.tools;

import dev.terrace.shared.delivery.Parked;
import dev.terrace.tools.client.Place;
import dev.terrace.tools.console.Console;
import dev.terrace.tools.faults.DeadLetters;
import dev.terrace.tools.faults.DeadLetters.Letter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Dead letters: which there are, what they say, and once their cause is mended, back to their topic. */
@Command(
        name = "dlq",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lists, shows and replays the dead letters of the running system.")
final class Dlq implements Callable<Integer> {
    private final Console console = Console.standard();

    @Override
    public Integer call() {
        return list();
    }

    @Command(name = "list", description = "How many wait on each topic.")
    int list() {
        try (DeadLetters letters = open()) {
            Map<String, List<Letter>> byTopic =
                    letters.waiting().stream().collect(Collectors.groupingBy(Letter::topic));
            letters.topics()
                    .forEach(topic -> console.say(
                            "%s: %d",
                            topic, byTopic.getOrDefault(topic, List.of()).size()));
        }
        return CommandLine.ExitCode.OK;
    }

    @Command(name = "show", description = "What waits on a topic, and why it is there.")
    int show(@Parameters(paramLabel = "TOPIC", description = "for example terrace.labels.dlq") String topic) {
        try (DeadLetters letters = having(topic)) {
            letters.waiting().stream()
                    .filter(letter -> letter.topic().equals(topic))
                    .forEach(letter -> console.say("%s", letter));
        }
        return CommandLine.ExitCode.OK;
    }

    @Command(name = "replay", description = "Sends what waits on a topic to where it came from, once.")
    int replay(@Parameters(paramLabel = "TOPIC", description = "for example terrace.labels.dlq") String topic) {
        try (DeadLetters letters = having(topic)) {
            console.say("%d sent again to %s", letters.replay(topic), Parked.origin(topic));
        }
        return CommandLine.ExitCode.OK;
    }

    private static DeadLetters open() {
        return new DeadLetters(Place.local().bootstrap());
    }

    private DeadLetters having(String topic) {
        DeadLetters letters = open();
        List<String> topics = letters.topics();
        if (topics.contains(topic)) {
            return letters;
        }
        letters.close();
        throw new ParameterException(
                new CommandLine(this),
                "There is no dead-letter topic '%s'; there are: %s".formatted(topic, String.join(", ", topics)));
    }
}
