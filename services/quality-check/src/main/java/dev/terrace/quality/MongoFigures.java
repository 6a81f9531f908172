package dev.terrace.quality;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mongodb.client.MongoCollection;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.conversions.Bson;

/** The counts of each project, a document for each of its days and one for all of them together. */
@ApplicationScoped
public class MongoFigures {
    private final MongoCollection<Stored> figures;
    private final Limits limits;

    /** @param counts by name, as names of fields can be written */
    private record Stored(@JsonProperty("_id") String id, Map<String, Double> counts) {
        Map<String, Double> read() {
            return FieldNames.read(counts);
        }
    }

    /** The counts of a day. */
    public record Day(LocalDate day, Map<String, Double> counts) {}

    MongoFigures(Store store, Limits limits) {
        this.figures = store.collection("figures", Stored.class);
        this.limits = limits;
    }

    /** Adds what a judgement brought, once. */
    public void add(String judgement, String project, Map<LocalDate, Map<String, Double>> byDay) {
        Map<String, Double> all = new HashMap<>();
        Map<String, Bson> updates = new HashMap<>();
        byDay.forEach((day, counts) -> {
            updates.put(project + "/" + day, update(counts));
            counts.forEach((name, more) -> all.merge(name, more, Double::sum));
        });
        if (!all.isEmpty()) {
            updates.put(project, update(all));
            MongoOnce.add(figures, judgement, updates, limits.rememberedJudgements());
        }
    }

    private static Bson update(Map<String, Double> counts) {
        List<Bson> all = new ArrayList<>();
        counts.forEach((name, more) -> all.add(inc("counts." + FieldNames.write(name), more)));
        return combine(all);
    }

    /** The counts of all days together; none if nothing was judged. */
    public Map<String, Double> of(String project) {
        Stored stored =
                figures.find(eq("_id", project)).projection(exclude("recent")).first();
        return stored == null ? Map.of() : stored.read();
    }

    /** The last so many days on which something was judged, the latest first. */
    public List<Day> days(String project, int most) {
        String prefix = project + "/";
        return figures.find(and(gt("_id", prefix), lt("_id", project + "0")))
                .projection(exclude("recent"))
                .sort(descending("_id"))
                .limit(most)
                .map(stored -> new Day(LocalDate.parse(stored.id().substring(prefix.length())), stored.read()))
                .into(new ArrayList<>());
    }
}
