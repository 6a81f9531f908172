package dev.terrace.payout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;

/** Every limit of this service. */
@ConfigMapping(prefix = "terrace.payout")
public interface Limits {

    /** Items in an answer when the caller names no limit. */
    @WithDefault("100")
    int pageItems();

    /** Items in an answer at most. */
    @WithDefault("1000")
    int maxPageItems();

    /** Rows of bank answers in one call. */
    @WithDefault("10000")
    int bankAnswerRows();

    /** Characters in one row of bank answers. */
    @WithDefault("2000")
    int bankAnswerChars();

    /** Rows of bank answers that are decided and booked together. */
    @WithDefault("200")
    int bankAnswerBatch();

    /** Payees that one entry of an approval covers: about 20 KiB a hundred. */
    @WithDefault("200")
    int blockPayees();

    /** Payments written to the store in one batch while a run is frozen. */
    @WithDefault("1000")
    int freezeBatch();

    /** Pay runs that the trace of a label follows while its amount is carried or returned. */
    @WithDefault("24")
    int traceRuns();

    /** Tries to begin a run when others begin one at the same time. */
    @WithDefault("5")
    int beginTries();

    /** Open items that a run takes or lets go in one step. */
    @WithDefault("5000")
    int claimItems();

    /** How long nobody may have gone on with making a run before somebody else does. */
    @WithDefault("60s")
    Duration claiming();

    /** Payees, or counties, that the filter of a pay run may name. */
    @WithDefault("1000")
    int filterNames();

    /** Entries that are counted into checkpoints in one step. */
    @WithDefault("1000")
    int foldEntries();

    /** Sums that one step may come to: about 200 bytes each. */
    @WithDefault("20000")
    int foldSums();

    /** How often entries are counted into checkpoints. */
    @WithDefault("2s")
    Duration fold();

    /** Percent by which a payee's amount may differ from the last run's before it is shown as odd. */
    @WithDefault("30")
    int oddPercent();

    /** The zone whose days and months the payroll has. */
    @WithDefault("Asia/Shanghai")
    ZoneId zone();

    /** How long a run or an answer may stand between two stages before the sweep ends what was begun. */
    @WithDefault("30s")
    Duration repairAfter();

    /** How often the sweep looks. */
    @WithDefault("10s")
    Duration repair();

    /** Characters of a name: of a payee, a county, a bank's file or reference. */
    int MAX_NAME_CHARS = 200;

    /** Characters of a reason, of a bank's answer or of a rejection. */
    int MAX_REASON_CHARS = 500;

    /** Characters of an Idempotency-Key. */
    int MAX_KEY_CHARS = 128;
}
