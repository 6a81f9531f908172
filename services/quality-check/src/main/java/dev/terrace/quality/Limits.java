package dev.terrace.quality;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;

/** How much quality-check keeps and answers at most. Each can be set as {@code terrace.quality.<name>}. */
@ConfigMapping(prefix = "terrace.quality")
public interface Limits {
    /** The greatest number of days that a caller may ask a project's quality of. */
    int MAX_QUALITY_DAYS = 366;

    /** Items on a page where the caller does not say. */
    @WithDefault("100")
    int pageItems();

    /** The greatest {@code limit} that a caller may ask a page of. */
    @WithDefault("1000")
    int maxPageItems();

    /** Bytes of lots kept in memory to spare reading them again, about. */
    @WithDefault("64000000")
    long knownLotBytes();

    /** Bytes of lots' contents kept in memory, about. */
    @WithDefault("16000000")
    long knownContentBytes();

    /** Judgements a worker's skill remembers, for a crash before the lot notes that it was learnt: those under way then. */
    @WithDefault("64")
    int rememberedJudgements();

    /** Projects in the answer to a worker's skill, those she worked most for first. */
    @WithDefault("1000")
    int skillProjects();

    /** How often the age of the oldest review is looked up. */
    @WithDefault("PT5S")
    Duration reviewWatch();

    /** How often units are looked for whose time is up. */
    @WithDefault("PT10S")
    Duration clockWatch();

    /** Lots whose time is up that are judged each time. */
    @WithDefault("200")
    int clockLots();

    /** How long a reviewer who claims a unit is left alone with it. */
    @WithDefault("PT15M")
    Duration claim();

    /** Units that one estimate of a dataset corrects at most. */
    @WithDefault("10000")
    int estimateCorrections();

    /** Labels of a dataset that one estimate weighs at most: they are held in memory. */
    @WithDefault("2000000")
    int estimateLabels();

    /** Days in which a worker may appeal against a verdict. */
    @WithDefault("7")
    int appealDays();

    /** Days after which an appeal that nobody answered is granted. */
    @WithDefault("9")
    int appealAnswerDays();

    /** The payroll's zone: the days of a project's quality are those there. */
    @WithDefault("Asia/Shanghai")
    ZoneId zone();

    /** Days in the answer to a project's quality where the caller does not say. */
    @WithDefault("31")
    int qualityDays();

    /** Days for which workers can look up what was judged of their labels. */
    @WithDefault("400")
    int verdictDays();
}
