package dev.terrace.ingestion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How much ingestion takes, keeps and answers at most. Each can be set as {@code terrace.ingestion.<name>}. */
@ConfigMapping(prefix = "terrace.ingestion")
public interface Limits {

    /** Bytes of the body that describes a project or a version. */
    @WithDefault("262144")
    int projectBytes();

    /** Characters of a guideline. */
    @WithDefault("16384")
    int guidelineCharacters();

    /** Versions of one project. */
    @WithDefault("100")
    int versions();

    /** Bytes of a manifest on the line, and again once it is unpacked. */
    @WithDefault("2147483648")
    long bodyBytes();

    /** Bytes that one byte of a compressed manifest may unpack to, counted after the first 16 MiB. */
    @WithDefault("200")
    int gzipRatio();

    /** Bytes of one row of a manifest. */
    @WithDefault("65536")
    int rowBytes();

    /** Rows of one manifest; it bounds the memory in which repeated ids are found. */
    @WithDefault("2000000")
    long rows();

    /** Bytes a second that a manifest must bring on average, after the first {@link #bodyGrace}. */
    @WithDefault("1024")
    int bodyBytesPerSecond();

    /** How long a manifest may come as slowly as it likes. */
    @WithDefault("PT30S")
    Duration bodyGrace();

    /** Uploads that one instance takes at the same time. */
    @WithDefault("16")
    int uploads();

    /** Uploads of one client that one instance takes at the same time. */
    @WithDefault("4")
    int uploadsOfOne();

    /** Bytes in which the ids of all uploads that one instance is taking are kept, to find those that come twice. */
    @WithDefault("100663296")
    long seenIdBytes();

    /** Items that one call may withdraw by their ids. */
    @WithDefault("10000")
    int withdrawnItems();

    /** Items stored in one block, about: it is rounded to whole lots. */
    @WithDefault("1000")
    int blockItems();

    /** Bytes of items stored in one block, about. */
    @WithDefault("1048576")
    int blockBytes();

    /** Bytes of items in one lot, about: heavy items make lots of fewer units than the project asks for. */
    @WithDefault("49152")
    int lotBytes();

    /** Refused rows of one dataset that are kept to be downloaded; the others are only counted. */
    @WithDefault("10000")
    int refusalsKept();

    /** Refused rows in the answer to an upload. */
    @WithDefault("100")
    int refusalsShown();

    /** What is left out of labels for a dataset that is here, in the answer to them; the rest is only counted. */
    @WithDefault("1000")
    int labelRefusalsShown();

    /** Projects or datasets on one page. */
    @WithDefault("100")
    int pageItems();

    /** Lots that an export holds in memory at a time. */
    @WithDefault("100")
    int exportLots();

    /** Exports that one caller may have running at the same time in one instance. */
    @WithDefault("4")
    int exportsOfOne();

    /** Datasets that one instance splits at the same time. */
    @WithDefault("4")
    int splits();

    /** How long another instance leaves a received dataset to the one that received it. */
    @WithDefault("PT30S")
    Duration splitGrace();

    /** How long a dataset that never arrived whole is kept for its client to come back. */
    @WithDefault("P7D")
    Duration abandonedAfter();

    /** Folder of kept media and of uploads under way; all instances share it. */
    @WithDefault("${terrace.home:.terrace}/media")
    String mediaFolder();

    /** Bytes of one medium. */
    @WithDefault("5368709120")
    long mediumBytes();

    /** Bytes of one medium that is sent in one piece: a larger one comes in an archive or as a resumable upload. */
    @WithDefault("104857600")
    long postedMediumBytes();

    /** Pixels of an image, each way. */
    @WithDefault("32768")
    int mediumPixelsASide();

    /** Bytes of one resumable upload. */
    @WithDefault("109951162777")
    long uploadBytes();

    /** Resumable uploads that a client keeps here at once. */
    @WithDefault("1000")
    long uploadsKept();

    /** Bytes that the uploads of a client may have together. */
    @WithDefault("549755813888")
    long uploadsKeptBytes();

    /** How long an upload is kept for its client to go on with it or to deliver it. */
    @WithDefault("P7D")
    Duration uploadKept();

    /** Bytes of the disk that are left free. */
    @WithDefault("1073741824")
    long diskSpareBytes();

    /** How long an address that a client supplied may be silent. */
    @WithDefault("PT15S")
    Duration outboundPatience();

    /** How long what is at such an address may take to come. */
    @WithDefault("PT5M")
    Duration outboundDeadline();

    /** Connections to such addresses at once. */
    @WithDefault("64")
    int outboundConnections();

    /** Connections to one host at once. */
    @WithDefault("8")
    int outboundConnectionsAHost();

    /** Hosts that may be called although they are private, such as an S3 of your own. */
    Optional<List<String>> outboundTrusted();

    /** Webhooks of one client. */
    @WithDefault("20")
    int webhooks();

    /** Entries of one archive. */
    @WithDefault("200000")
    int archiveEntries();

    /** Objects under one prefix of a client's bucket. */
    @WithDefault("10000000")
    long bucketObjects();

    /** How long an instance that reads a bucket may be silent before another may go on in its place. */
    @WithDefault("PT30S")
    Duration bucketGrace();

    /** Bytes that an archive may unpack to in all. */
    @WithDefault("109951162777")
    long archiveBytes();
}
