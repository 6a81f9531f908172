package dev.terrace.quality;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.mongodb.client.MongoCollection;
import dev.terrace.quality.Calibration.Bin;
import dev.terrace.quality.Calibration.Check;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.conversions.Bson;

/** How far told confidences held, a document for each project; what is known is kept in memory for a second. */
@ApplicationScoped
public class MongoCalibrations {
    private static final Duration KEPT = Duration.ofSeconds(1);
    private static final int MOST_PROJECTS = 10_000;

    private final MongoCollection<Stored> calibrations;
    private final LoadingCache<String, Calibration> known;
    private final Limits limits;

    /** @param bins by their number */
    private record Stored(@JsonProperty("_id") String project, Map<String, Bin> bins) {
        Calibration read() {
            List<Bin> all = new ArrayList<>();
            for (int i = 0; i < Calibration.FROM.size(); i++) {
                all.add(bins.getOrDefault(Integer.toString(i), Bin.EMPTY));
            }
            return new Calibration(all);
        }
    }

    MongoCalibrations(Store store, Limits limits) {
        this.calibrations = store.collection("calibrations", Stored.class);
        this.limits = limits;
        this.known = Caffeine.newBuilder()
                .maximumSize(MOST_PROJECTS)
                .expireAfterWrite(KEPT)
                .build(this::stored);
    }

    private Calibration stored(String project) {
        Stored stored = calibrations.find(eq("_id", project)).first();
        return stored == null ? Calibration.NONE : stored.read();
    }

    public Calibration of(String project) {
        return known.get(project);
    }

    /** Adds what a judgement found, once. */
    public void add(String judgement, String project, List<Check> checks) {
        List<Bson> updates = new ArrayList<>();
        for (Check check : checks) {
            if (check.bin() >= 0) {
                String bin = "bins." + check.bin();
                updates.add(inc(bin + ".count", check.asBin().count()));
                updates.add(inc(bin + ".right", check.asBin().right()));
                updates.add(inc(bin + ".votes", check.asBin().votes()));
            }
        }
        if (updates.isEmpty()) {
            return;
        }
        MongoOnce.add(calibrations, judgement, Map.of(project, combine(updates)), limits.rememberedJudgements());
    }
}
