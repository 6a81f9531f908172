package dev.terrace.systemtests.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files under {@code deploy/}, and those they must agree with. */
final class DeployFiles {
    static final List<String> SERVICES = List.of("ingestion", "task-dispatch", "quality-check", "payout");

    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern RULE = Pattern.compile("(?m)^ {8}expr: (?:\\|\\n((?: {10}.*\\n)+)|(.*))");

    private DeployFiles() {}

    static String text(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file of a folder under {@code deploy/} in one text. */
    static String texts(String folder) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            return String.join(
                    "\n",
                    files.filter(Files::isRegularFile)
                            .map(file -> text(ROOT.relativize(file).toString()))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The queries of the dashboard's panels. */
    static List<String> dashboard() {
        try {
            JsonNode dashboard = new ObjectMapper().readTree(text("deploy/grafana/dashboards/terrace.json"));
            return dashboard.findValuesAsText("expr");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The expressions of the alert rules. */
    static List<String> rules() {
        return RULE.matcher(text("deploy/prometheus/rules.yml"))
                .results()
                .map(rule -> rule.group(1) == null ? rule.group(2) : rule.group(1))
                .toList();
    }

    static Properties configuration(String service) {
        Properties properties = new Properties();
        try (var file = Files.newBufferedReader(
                ROOT.resolve("services/%s/src/main/resources/application.properties".formatted(service)))) {
            properties.load(file);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<MatchResult> find(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().toList();
    }
}
