package dev.terrace.quality.accept;

import dev.terrace.quality.Brief;
import dev.terrace.quality.Knowledge;
import dev.terrace.quality.Lot;
import dev.terrace.quality.MongoCalibrations;
import dev.terrace.quality.MongoContents;
import dev.terrace.quality.MongoSkills;
import dev.terrace.shared.media.MediaLinks;
import dev.terrace.shared.work.Content;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** What has to be known to look at a lot: what its workers were asked, and how good they are. */
@ApplicationScoped
class Knowing {
    private final MongoContents contents;
    private final MongoSkills skills;
    private final MongoCalibrations calibrations;
    private final MediaLinks media;

    Knowing(MongoContents contents, MongoSkills skills, MongoCalibrations calibrations, MediaLinks media) {
        this.contents = contents;
        this.skills = skills;
        this.calibrations = calibrations;
        this.media = media;
    }

    Brief brief(Lot lot) {
        return contents.brief(lot.id(), lot.terms());
    }

    /** A content as people can look at it. */
    Content shown(Content content) {
        return media.forAWhile(content);
    }

    Knowledge of(Lot lot, Set<String> workers) {
        return new Knowledge(skills.of(lot.project(), workers), calibrations.of(lot.project()));
    }
}
