package dev.terrace.systemtests.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.terrace.systemtests.deploy.PromQl.Selector;
import dev.terrace.systemtests.flow.Desk;
import dev.terrace.tools.client.Callers;
import dev.terrace.tools.client.OwnTerrace;
import dev.terrace.tools.client.Pause;
import dev.terrace.tools.people.Client;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the dashboard shows and the rules watch is there, on services that have heard of one project and done nothing else: a query
 * for a name that no service has draws an empty panel and never fires.
 */
class DashboardIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Micrometer looks only once a minute for what Kafka's clients have come to measure. */
    private static final Duration UNTIL_ALL_SHOW = Duration.ofMinutes(3);

    /** Prometheus makes the first two itself; the third comes, reason by reason, with the first row that is refused for it. */
    private static final Set<String> NOT_YET = Set.of("up", "ALERTS", "terrace_submit_refused_total");

    /** Prometheus adds these to every series. */
    private static final Set<String> ADDED = Set.of("job", "instance", "service");

    private static final OwnTerrace TERRACE = OwnTerrace.start(Path.of("target", "dashboard"));

    private final HttpClient http = HttpClient.newHttpClient();

    /** Kafka's client measures how far it is behind in a topic only once it has read a record there. */
    @BeforeAll
    static void makeAProject() {
        new Client(Callers.at(TERRACE.place()).client("c-dashboard"))
                .project("dashboard", Desk.project("Watched", 1, 1, "cat", "dog"));
    }

    @AfterAll
    static void stop() {
        TERRACE.close();
    }

    @Test
    void everyQueryOfTheDashboardNamesWhatTheServicesShow() {
        assertAllThere(DeployFiles.dashboard());
    }

    @Test
    void everyRuleWatchesWhatTheServicesShow() {
        assertAllThere(DeployFiles.rules());
    }

    private void assertAllThere(Collection<String> queries) {
        List<Selector> wanted = queries.stream()
                .map(PromQl::selectors)
                .flatMap(List::stream)
                .filter(selector -> !NOT_YET.contains(selector.metric()))
                .distinct()
                .toList();
        assertTrue(wanted.size() > 10, "the queries are found: " + wanted);
        DeployFiles.SERVICES.forEach(service -> get(service, "/v1/nothing"));
        Pause.until(() -> missing(wanted).isEmpty(), UNTIL_ALL_SHOW);
        assertEquals(List.of(), missing(wanted));
    }

    private List<Selector> missing(List<Selector> wanted) {
        Metrics metrics = Metrics.of(DeployFiles.SERVICES.stream()
                .map(service -> get(service, "/q/metrics"))
                .toList());
        return wanted.stream()
                .filter(selector -> !metrics.has(selector.metric(), asked(selector)))
                .toList();
    }

    /** Our own series are there from the start with all their labels; those of libraries come with what happens. */
    private static Map<String, String> asked(Selector selector) {
        Map<String, String> labels =
                new HashMap<>(selector.metric().startsWith("terrace_") ? selector.labels() : Map.of());
        labels.keySet().removeAll(ADDED);
        return labels;
    }

    private String get(String service, String path) {
        URI uri = TERRACE.stack().uri(service).resolve(path);
        try {
            return http.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
