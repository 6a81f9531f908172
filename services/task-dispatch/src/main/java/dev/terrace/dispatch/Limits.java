package dev.terrace.dispatch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Every bound of dispatch, each with its unit. */
@ConfigMapping(prefix = "terrace.dispatch")
public interface Limits {

    /** Units that one pack may have. */
    @WithDefault("500")
    int packUnits();

    /** Bytes that the units of one pack may take in an answer, media not counted. */
    @WithDefault("2000000")
    long packBytes();

    /** Live packs that one site may hold. */
    @WithDefault("500")
    int sitePacks();

    /** Leases after which a pack can no longer be renewed, where no minutes were asked for. */
    @WithDefault("8")
    int packLeases();

    /** Minutes of cover that may be asked for. */
    @WithDefault("1440")
    int packMinutes();

    /** Lots that one request for work looks at. */
    @WithDefault("200")
    int leaseLots();

    /** Seconds to wait before asking for work again when there was none. */
    @WithDefault("2")
    int idleSeconds();

    /** Ended or expired packs that one sweep takes up. */
    @WithDefault("1000")
    int expiryPacks();

    /** Bytes of the body of one submission, decompressed. */
    @WithDefault("4194304")
    int submissionBytes();

    /** Rows of one submission. */
    @WithDefault("1000")
    int submissionRows();

    /** Characters of one row. */
    @WithDefault("65536")
    int rowChars();

    /** Seconds after which a submission without answers is finished by the sweep. */
    @WithDefault("10")
    int submissionPatienceSeconds();

    /** Submissions without answers that one sweep takes up. */
    @WithDefault("100")
    int sweepSubmissions();

    /** Workers registered in one call. */
    @WithDefault("2000")
    int registrationWorkers();

    /** Characters of an id that a caller chooses. */
    @WithDefault("64")
    int idChars();

    /** Characters of an Idempotency-Key. */
    @WithDefault("128")
    int keyChars();

    /** Characters of a name. */
    @WithDefault("200")
    int nameChars();

    /** Entries of one page of a list. */
    @WithDefault("1000")
    int pageEntries();

    /** Units whose lots are kept in memory in their last known version. */
    @WithDefault("75000")
    int cachedUnits();

    /** Bytes of what is kept in memory of the content of lots. */
    @WithDefault("32000000")
    long cachedContentBytes();

    /** Packs kept in memory. */
    @WithDefault("5000")
    int cachedPacks();

    /** Workers whose site is kept in memory. */
    @WithDefault("100000")
    int cachedWorkers();

    /** Seconds for which what is known of a site is believed. */
    @WithDefault("15")
    int siteSeconds();

    /** Seekers whose place in a log of the ready queue is remembered. */
    @WithDefault("10000")
    int seekers();
}
