package dev.terrace.quality.skill;

import dev.terrace.quality.Figures;
import dev.terrace.quality.Limits;
import dev.terrace.quality.Lot;
import dev.terrace.quality.MongoContents;
import dev.terrace.quality.MongoFigures;
import jakarta.enterprise.context.ApplicationScoped;

/** Adds each judgement to the counts of its project. */
@ApplicationScoped
class Counting {
    private final MongoContents contents;
    private final MongoFigures figures;
    private final Limits limits;

    Counting(MongoContents contents, MongoFigures figures, Limits limits) {
        this.contents = contents;
        this.figures = figures;
        this.limits = limits;
    }

    void count(String judgement, Lot lot, int n) {
        figures.add(judgement, lot.project(), Figures.of(lot, n, contents.brief(lot.id(), lot.terms()), limits.zone()));
    }
}
