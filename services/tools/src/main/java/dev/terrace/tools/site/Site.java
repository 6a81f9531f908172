package dev.terrace.tools.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Answer;
import dev.terrace.tools.client.Api;
import dev.terrace.tools.client.Json;
import dev.terrace.tools.client.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One county site at work: pulls packs, has them labelled, sends the labels, hands back what nobody can do, until told to stop. */
public final class Site implements AutoCloseable {
    private static final Duration LONGEST_REST = Duration.ofMillis(250);

    private final Api api;
    private final String site;
    private final List<String> projects;
    private final Labeller labeller;
    private final Habits habits;
    private final Tally tally;
    private final Random random;
    private final Set<String> packsSeen = ConcurrentHashMap.newKeySet();
    private final Signal stop = new Signal();
    private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> work = new ArrayList<>();

    /** A site that takes work of these projects only, so that it minds nobody else's. */
    public Site(Api api, String site, List<String> projects, Labeller labeller, Habits habits, Tally tally) {
        this.api = api;
        this.site = site;
        this.projects = List.copyOf(projects);
        this.labeller = labeller;
        this.habits = habits;
        this.tally = tally;
        this.random = new Random(site.hashCode());
    }

    /** Goes to work; returns at once. */
    public Site start() {
        for (int hand = 0; hand < habits.packsAtOnce(); hand++) {
            work.add(hands.submit(this::workUntilStopped));
        }
        return this;
    }

    /** Says that the packs in hand are the last ones. */
    public void stop() {
        stop.raise();
    }

    /** Ends work after the packs in hand; whatever went wrong inside comes out here. */
    @Override
    public void close() {
        stop();
        hands.close();
        for (Future<?> hand : work) {
            if (hand.state() == Future.State.FAILED) {
                throw new IllegalStateException("site " + site + " gave up", hand.exceptionNow());
            }
        }
    }

    /** Whether some hand of this site has failed; {@link #close} says how. */
    public boolean failed() {
        return work.stream().anyMatch(hand -> hand.state() == Future.State.FAILED);
    }

    private void workUntilStopped() {
        while (!stop.raised()) {
            List<JsonNode> packs = pull();
            packs.stream()
                    .filter(pack -> packsSeen.add(pack.path("pack").asText()))
                    .forEach(this::work);
            if (packs.isEmpty()) {
                stop.await(LONGEST_REST);
            }
        }
    }

    private List<JsonNode> pull() {
        ObjectNode wish = Json.object().put("units", habits.packUnits());
        projects.forEach(wish.putArray("projects")::add);
        Answer answer = api.post(Service.DISPATCH, "/v1/packs")
                .newKey()
                .json(wish)
                .send()
                .expect(201, 204);
        List<JsonNode> packs = new ArrayList<>();
        if (answer.status() == 201) {
            packs.add(answer.json());
        }
        if (answer.tries() > 1) {
            packs.addAll(lostOnTheLine());
        }
        return packs;
    }

    /** An earlier try may have leased a pack whose answer never came: it is among the site's live packs. */
    private List<JsonNode> lostOnTheLine() {
        JsonNode live =
                api.get(Service.DISPATCH, "/v1/packs").send().expect(200).json();
        List<JsonNode> packs = new ArrayList<>();
        for (JsonNode row : live.path("packs")) {
            String pack = row.path("pack").asText();
            if (!packsSeen.contains(pack)) {
                Answer answer =
                        api.get(Service.DISPATCH, "/v1/packs/" + pack).send().expect(200, 404, 410);
                if (answer.status() == 200) {
                    packs.add(answer.json());
                }
            }
        }
        return packs;
    }

    private void work(JsonNode pack) {
        String path = "/v1/packs/" + pack.path("pack").asText();
        if (happens(habits.renews())) {
            api.post(Service.DISPATCH, path + "/renewals").newKey().send();
            tally.add("pack renewed");
        }
        List<ObjectNode> labels = new ArrayList<>();
        List<String> unable = new ArrayList<>();
        List<String> unworked = new ArrayList<>();
        for (JsonNode row : pack.path("units")) {
            Unit unit = Unit.of(row);
            if (happens(habits.handsBack())) {
                unworked.add(unit.unit());
                continue;
            }
            Labeller.Said said = labeller.label(unit);
            if (said == null) {
                unable.add(unit.unit());
            } else {
                labels.add(row(unit, said));
            }
        }
        if (packsSeen.size() == habits.freezesAtPack()) {
            tally.add("pack frozen");
            stop.await(habits.freeze());
        }
        stop.await(habits.work());
        submit(path, labels);
        handBack(path, unable, "unable");
        handBack(path, unworked, "unworked");
    }

    private static ObjectNode row(Unit unit, Labeller.Said said) {
        ObjectNode row = Json.object()
                .put("unit", unit.unit())
                .put("attempt", unit.attempt())
                .put("worker", said.worker())
                .put("seconds", said.seconds());
        row.set("label", said.label());
        return row;
    }

    private void submit(String path, List<ObjectNode> labels) {
        if (labels.isEmpty()) {
            return;
        }
        JsonNode answer = api.post(Service.DISPATCH, path + "/submissions")
                .ndjson(labels)
                .gzip()
                .key(UUID.randomUUID().toString())
                .send()
                .expect(200)
                .json();
        tally.submitted(labels, answer);
    }

    private void handBack(String path, List<String> units, String reason) {
        if (!units.isEmpty()) {
            units.forEach(unit -> tally.add("handed back: " + reason));
            api.post(Service.DISPATCH, path + "/returns")
                    .json(Map.of("units", units, "reason", reason))
                    .newKey()
                    .send();
        }
    }

    private synchronized boolean happens(double rate) {
        return rate > 0 && random.nextDouble() < rate;
    }
}
