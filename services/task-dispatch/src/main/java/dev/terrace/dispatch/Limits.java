package dev.terrace.dispatch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;

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

    /** Leases after which a pack can no longer be renewed, within the minutes that may be asked for. */
    @WithDefault("8")
    int packLeases();

    /** Minutes that a lease may be asked to last. */
    @WithDefault("1440")
    int packMinutes();

    /** Milliseconds for which one request for work looks for lots. */
    @WithDefault("2000")
    int searchMillis();

    /** Seconds within which a pack must have been made. */
    @WithDefault("30")
    int takingSeconds();

    /** Lots in the ready queue, at about 80 bytes each. */
    @WithDefault("400000")
    int queueLots();

    /** Packs renewed in one call. */
    @WithDefault("500")
    int renewalPacks();

    /** Seconds to wait before asking for work again when there was none. */
    @WithDefault("2")
    int idleSeconds();

    /** Ended or expired packs that one sweep takes up. */
    @WithDefault("1000")
    int expiryPacks();

    /** Bytes of the body of one submission, decompressed. */
    @WithDefault("8388608")
    int submissionBytes();

    /** Rows of one submission. */
    @WithDefault("5000")
    int submissionRows();

    /** Characters of one row. */
    @WithDefault("524288")
    int rowChars();

    /** Times that one label may be sent. */
    @WithDefault("16")
    int labelSendings();

    /** Seconds after which a submission without answers is finished by the sweep. */
    @WithDefault("10")
    int decideSeconds();

    /** Submissions without answers that one sweep takes up. */
    @WithDefault("100")
    int sweepSubmissions();

    /** Workers that a site may register, those who have left included. */
    @WithDefault("2000")
    int siteWorkers();

    /** Minutes for which somebody counts as present after she has asked, labelled or been registered. */
    @WithDefault("30")
    int presenceMinutes();

    /** Minutes for which a site may say who is present. */
    @WithDefault("960")
    int statementMinutes();

    /** Hours after which work of somebody who has left is not taken any more. */
    @WithDefault("72")
    int leaverHours();

    /** Hours for which a unit waits for somebody who may do it, before the judge is told that nobody is left. */
    @WithDefault("24")
    int stuckHours();

    /** Bytes of the draft of one unit. */
    @WithDefault("2000000")
    int draftBytes();

    /** The zone of days. */
    @WithDefault("Asia/Shanghai")
    ZoneId zone();

    /** Event streams of sites that one instance keeps open at once. */
    @WithDefault("200")
    int streams();

    /** Event streams of one site that one instance keeps open at once. */
    @WithDefault("20")
    int siteStreams();

    /** Seconds after which an event stream ends, to be asked for again, wherever that leads. */
    @WithDefault("900")
    int streamSeconds();

    /** Seconds without an event after which a stream says that it is still there. */
    @WithDefault("15")
    int streamBeatSeconds();

    /** Seconds in which whoever follows a stream must have taken an event. */
    @WithDefault("10")
    int streamTakeSeconds();

    /** Events of sites that wait in memory for being stored, at about 200 bytes each. */
    @WithDefault("20000")
    int siteLogEvents();

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

    /** Seekers whose place in a line of the ready queue is remembered. */
    @WithDefault("5000")
    int seekers();
}
