package dev.terrace.shared.project;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import dev.terrace.shared.event.ProjectDirected;
import dev.terrace.shared.store.Store;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.TermsId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The projects that this service has heard of. Terms never change, so they are kept in memory; a directive for a second. */
@ApplicationScoped
public class MongoProjects {
    private static final String NUMBER = "number";
    private static final String JSON = "json";
    private static final Duration DIRECTIVE_KEPT = Duration.ofSeconds(1);
    private static final int MOST_TERMS = 2_000;
    private static final int MOST_DIRECTIVES = 20_000;

    private final ObjectMapper json;
    private final MongoCollection<BsonDocument> terms;
    private final MongoCollection<BsonDocument> directives;
    private final Cache<TermsId, Terms> knownTerms;
    private final LoadingCache<String, Optional<ProjectDirected>> knownDirectives;

    MongoProjects(Store store, ObjectMapper json) {
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.terms = store.collection("terms", BsonDocument.class);
        this.directives = store.collection("directives", BsonDocument.class);
        this.knownTerms = Caffeine.newBuilder().maximumSize(MOST_TERMS).build();
        this.knownDirectives = Caffeine.newBuilder()
                .maximumSize(MOST_DIRECTIVES)
                .expireAfterWrite(DIRECTIVE_KEPT)
                .build(project -> Optional.ofNullable(stored(directives, project, ProjectDirected.class)));
    }

    /** @throws UnknownProjectException if nobody has told of it yet */
    public Terms terms(TermsId id) {
        Terms known = knownTerms.getIfPresent(id);
        if (known == null) {
            known = stored(terms, id.toString(), Terms.class);
            if (known == null) {
                throw new UnknownProjectException(id);
            }
            knownTerms.put(id, known);
        }
        return known;
    }

    /** The directive in force; empty if none was heard. */
    public Optional<ProjectDirected> directive(String project) {
        return knownDirectives.get(project);
    }

    /** Keeps the terms; those that are there stay as they are. */
    public void keep(Terms version) {
        try {
            terms.insertOne(new BsonDocument("_id", new BsonString(version.id().toString()))
                    .append(JSON, new BsonString(written(version))));
        } catch (MongoWriteException e) {
            ignoreDuplicate(e);
        }
        knownTerms.put(version.id(), version);
    }

    /** Keeps the directive if it is newer than what is there. @return whether it is */
    public boolean keep(ProjectDirected directed) {
        BsonDocument document = new BsonDocument("_id", new BsonString(directed.project()))
                .append(NUMBER, new BsonInt64(directed.number()))
                .append(JSON, new BsonString(written(directed)));
        Bson older = and(eq("_id", directed.project()), lt(NUMBER, directed.number()));
        boolean kept = true;
        try {
            directives.replaceOne(older, document, new ReplaceOptions().upsert(true));
        } catch (MongoWriteException e) {
            ignoreDuplicate(e);
            kept = false;
        }
        knownDirectives.invalidate(directed.project());
        return kept;
    }

    private static void ignoreDuplicate(MongoWriteException e) {
        if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
            throw e;
        }
    }

    private <T> @Nullable T stored(MongoCollection<BsonDocument> from, String id, Class<T> type) {
        BsonDocument found = from.find(eq("_id", id)).first();
        if (found == null) {
            return null;
        }
        try {
            return json.readValue(found.getString(JSON).getValue(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read the stored " + id, e);
        }
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass(), e);
        }
    }
}
