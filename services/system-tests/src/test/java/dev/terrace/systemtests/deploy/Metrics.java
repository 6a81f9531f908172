package dev.terrace.systemtests.deploy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The series that services show at {@code /q/metrics}. */
record Metrics(Map<String, List<Map<String, String>>> series) {
    private static final Pattern SERIES = Pattern.compile("([\\w:]+)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    static Metrics of(Collection<String> pages) {
        return new Metrics(pages.stream()
                .flatMap(String::lines)
                .map(SERIES::matcher)
                .filter(line -> line.matches())
                .collect(Collectors.groupingBy(
                        line -> line.group(1),
                        Collectors.mapping(
                                line -> labels(line.group(2) == null ? "" : line.group(2)), Collectors.toList()))));
    }

    private static Map<String, String> labels(String text) {
        return LABEL.matcher(text)
                .results()
                .collect(Collectors.toMap(label -> label.group(1), label -> label.group(2)));
    }

    /** Whether there is a series of that metric with all of these labels. */
    boolean has(String metric, Map<String, String> labels) {
        return matching(metric).anyMatch(series -> series.entrySet().containsAll(labels.entrySet()));
    }

    private Stream<Map<String, String>> matching(String metric) {
        return series.getOrDefault(metric, List.of()).stream();
    }
}
