package dev.terrace.tools.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Json;
import dev.terrace.tools.site.Labeller;
import dev.terrace.tools.site.Unit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CrowdTest {
    private static final int SITES = 3;

    @Test
    void everyRecordedLabelIsSaidOnceByItsWorkerAtOneSite() {
        Recording recording = recording(5, 7);
        Crowd crowd = new Crowd(recording, SITES, "run");
        Set<String> workers = new HashSet<>();
        int said = 0;
        for (int site = 0; site < SITES; site++) {
            List<String> here = crowd.crew(site).workers();
            assertTrue(workers.addAll(here) || here.isEmpty());
            Labeller labeller = crowd.labeller(site);
            for (int task = 0; task < 5; task++) {
                Unit unit = new Unit("d.0." + task, 1, "p", shown(task));
                for (Labeller.Said answer = labeller.label(unit); answer != null; answer = labeller.label(unit)) {
                    assertTrue(here.contains(answer.worker()));
                    said++;
                }
                assertNull(labeller.label(unit), "nobody has more to say");
            }
        }
        assertEquals(7, workers.size());
        assertEquals(recording.labels(), said);
    }

    @Test
    void anItemWantsWhatIsRecordedAndNoMoreThanTheProjectTakes() {
        Crowd crowd = new Crowd(recording(2, 7), SITES, "run");
        assertEquals(7, crowd.manifest(50).getFirst().path("maxOverlap").asInt());
        assertEquals(4, crowd.manifest(4).getFirst().path("maxOverlap").asInt());
        assertEquals(
                "t1", crowd.taskOf(crowd.manifest(4).get(1).path("id").asText()).task());
    }

    private static Recording recording(int tasks, int workers) {
        Map<String, Recording.Task> byId = new LinkedHashMap<>();
        for (int t = 0; t < tasks; t++) {
            Recording.Task task = Recording.Task.of("t" + t, Items.Item.image("replay/" + t, 0, 0));
            for (int w = 0; w < workers; w++) {
                task.answers().put("w" + w, Json.object().put("class", "x"));
            }
            byId.put(task.task(), task);
        }
        ObjectNode schema = Json.object().put("type", "classes");
        schema.putArray("classes").add("x").add("y");
        return new Recording(schema, byId, Map.of(), List.of());
    }

    private static ObjectNode shown(int task) {
        return Json.object().set("meta", Json.object().put("task", task));
    }
}
