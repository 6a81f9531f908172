package dev.terrace.tools.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Json;
import dev.terrace.tools.site.Crew;
import dev.terrace.tools.site.Labeller;
import dev.terrace.tools.site.Unit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a recording, spread over sites so that each site has about as many labels to give. Asked for a unit, a site
 * says what one of its workers once said and has not yet said again.
 */
public final class Crowd {
    private static final int SECONDS = 6;
    private static final String TASK = "task";

    private final String run;
    private final List<Recording.Task> tasks;
    private final List<Members> sites = new ArrayList<>();

    /** One site: its workers, and by task what they have still to say. */
    private record Members(List<String> workers, Map<Integer, ArrayDeque<Labeller.Said>> memory) {}

    /** @param run prefixes every id, so that one running system can hear the same recording many times */
    public Crowd(Recording recording, int sites, String run) {
        this.run = run;
        this.tasks = List.copyOf(recording.tasks().values());
        for (int site = 0; site < sites; site++) {
            this.sites.add(new Members(new ArrayList<>(), new HashMap<>()));
        }
        Map<String, List<Integer>> labelled = new LinkedHashMap<>();
        for (int n = 0; n < tasks.size(); n++) {
            for (String worker : tasks.get(n).answers().keySet()) {
                labelled.computeIfAbsent(worker, w -> new ArrayList<>()).add(n);
            }
        }
        long[] load = new long[sites];
        labelled.entrySet().stream()
                .sorted((a, b) -> b.getValue().size() - a.getValue().size())
                .forEach(worker -> {
                    int site = leastLoaded(load);
                    load[site] += worker.getValue().size();
                    join(site, worker.getKey(), worker.getValue());
                });
    }

    private static int leastLoaded(long[] load) {
        int least = 0;
        for (int site = 1; site < load.length; site++) {
            least = load[site] < load[least] ? site : least;
        }
        return least;
    }

    private void join(int site, String worker, List<Integer> labelled) {
        Members members = sites.get(site);
        String id = "%s-%d".formatted(site(site), members.workers.size());
        members.workers.add(id);
        for (int n : labelled) {
            JsonNode label = Objects.requireNonNull(tasks.get(n).answers().get(worker));
            members.memory.computeIfAbsent(n, t -> new ArrayDeque<>()).add(new Labeller.Said(id, label, SECONDS));
        }
    }

    public String site(int n) {
        return run + "-s" + n;
    }

    public int sites() {
        return sites.size();
    }

    public Crew crew(int site) {
        return new Crew(
                new Crew.County("replay", "Recorded labels"),
                site(site),
                "Site " + site + " of replay " + run,
                List.of(new Crew.Team(site(site) + "-t1", "All workers", List.copyOf(sites.get(site).workers))));
    }

    public Labeller labeller(int site) {
        return unit -> next(sites.get(site).memory.get(task(unit)));
    }

    private static Labeller.@Nullable Said next(@Nullable ArrayDeque<Labeller.Said> answers) {
        if (answers == null) {
            return null;
        }
        synchronized (answers) {
            return answers.poll();
        }
    }

    /** Which task a unit shows: its metadata come back with it. */
    private static int task(Unit unit) {
        return unit.shown().path("meta").path(TASK).asInt();
    }

    /** The manifest of the tasks, in the order of the recording; an item takes at most {@code most} labels and what is recorded. */
    public List<ObjectNode> manifest(int most) {
        List<ObjectNode> items = new ArrayList<>();
        for (int n = 0; n < tasks.size(); n++) {
            Recording.Task task = tasks.get(n);
            ObjectNode item = Json.object().put("id", "task-" + n);
            item.setAll(task.row());
            item.put("maxOverlap", Math.min(most, task.answers().size()));
            item.putObject("meta").put(TASK, n);
            items.add(item);
        }
        return items;
    }

    /** The task of an item's id. */
    public Recording.Task taskOf(String item) {
        return tasks.get(Integer.parseInt(item.substring("task-".length())));
    }
}
