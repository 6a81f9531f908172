package dev.terrace.quality;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.exclude;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import dev.terrace.quality.Skill.Count;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * What is known of workers, a document for each worker and project. A judgement is added by one statement a worker that
 * does nothing if the worker's document remembers the judgement; so one of the last may be added any number of times.
 */
@ApplicationScoped
public class MongoSkills {
    private static final String RECENT = "recent";

    private final MongoCollection<Known> skills;
    private final Limits limits;

    /**
     * The skill of a worker in a project.
     *
     * @param labels that it is known from
     * @param peers by question, as names of fields can be written
     * @param gold the same of gold and reviewers
     */
    public record Known(
            @JsonProperty("_id") String id,
            String worker,
            String project,
            String site,
            long labels,
            Map<String, Count> peers,
            Map<String, Count> gold,
            double doubt) {
        public Skill skill() {
            return new Skill(FieldNames.read(peers), FieldNames.read(gold), doubt);
        }
    }

    /** What a judgement adds to the skill of a worker. */
    public record Learnt(String site, List<Lesson> lessons) {}

    MongoSkills(Store store, Limits limits) {
        this.skills = store.collection("skills", Known.class);
        this.limits = limits;
    }

    /** What is known of these workers in the project. */
    public Skills of(String project, Collection<String> workers) {
        if (workers.isEmpty()) {
            return Skills.UNKNOWN;
        }
        Map<String, Skill> known = new HashMap<>();
        List<String> ids = workers.stream().map(worker -> id(project, worker)).toList();
        skills.find(in("_id", ids)).projection(exclude(RECENT)).forEach(k -> known.put(k.worker(), k.skill()));
        return new Skills(known);
    }

    /** What is known of a worker in each project, those with most labels first. */
    public List<Known> of(String worker) {
        return skills.find(eq("worker", worker))
                .projection(exclude(RECENT))
                .sort(descending("labels"))
                .limit(limits.skillProjects())
                .into(new ArrayList<>());
    }

    /** Adds what a judgement taught, once. */
    public void add(String judgement, String project, Map<String, Learnt> learnt) {
        List<UpdateOneModel<Known>> updates = new ArrayList<>(learnt.size());
        learnt.forEach((worker, l) -> updates.add(new UpdateOneModel<>(
                and(eq("_id", id(project, worker)), ne(RECENT, judgement)),
                List.of(addition(judgement, project, worker, l)),
                new UpdateOptions().upsert(true))));
        if (!updates.isEmpty()) {
            update(updates);
        }
    }

    private Bson addition(String judgement, String project, String worker, Learnt learnt) {
        Skill more = Skill.UNKNOWN;
        double surprise = 0;
        for (Lesson lesson : learnt.lessons()) {
            more = more.learn(lesson);
            surprise += lesson.surprise();
        }
        Document fields = new Document("worker", literal(worker))
                .append("project", literal(project))
                .append("site", literal(learnt.site()))
                .append("labels", sum("$labels", learnt.lessons().size()))
                .append("doubt", new Document("$max", List.of(more.doubt(), sum("$doubt", surprise))))
                .append(RECENT, remembered(judgement));
        add("peers", more.peers(), fields);
        add("gold", more.gold(), fields);
        return new Document("$set", fields);
    }

    private static void add(String kind, Map<String, Count> counts, Document fields) {
        counts.forEach((question, count) -> {
            String path = kind + "." + FieldNames.write(question);
            fields.append(path + ".hits", sum("$" + path + ".hits", count.hits()));
            fields.append(path + ".weight", sum("$" + path + ".weight", count.weight()));
        });
    }

    private static Document literal(String text) {
        return new Document("$literal", text);
    }

    private static Document sum(String field, Number more) {
        return new Document("$add", List.of(orZero(field), more));
    }

    private static Document orZero(String field) {
        return new Document("$ifNull", List.of(field, 0));
    }

    private Document remembered(String judgement) {
        Document before = new Document("$ifNull", List.of("$" + RECENT, List.of()));
        Document all = new Document("$concatArrays", List.of(before, List.of(literal(judgement))));
        return new Document("$slice", List.of(all, -limits.rememberedJudgements()));
    }

    /** An upsert that finds its document there has lost to the same judgement or to the first one: the latter must be added. */
    private void update(List<UpdateOneModel<Known>> updates) {
        try {
            skills.bulkWrite(updates, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            List<UpdateOneModel<Known>> again = new ArrayList<>();
            for (BulkWriteError error : e.getWriteErrors()) {
                if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                UpdateOneModel<Known> lost = updates.get(error.getIndex());
                again.add(new UpdateOneModel<>(lost.getFilter(), lost.getUpdatePipeline()));
            }
            if (again.isEmpty()) {
                throw e;
            }
            skills.bulkWrite(again, new BulkWriteOptions().ordered(false));
        }
    }

    private static String id(String project, String worker) {
        return project + "/" + worker;
    }

    void index() {
        skills.createIndex(ascending("worker"));
    }
}
