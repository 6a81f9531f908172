package dev.terrace.ingestion.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** What a file is, told from its first bytes alone: neither its name nor what its sender says counts. */
public enum MediaFormat {
    JPEG("image/jpeg", Kind.IMAGE),
    PNG("image/png", Kind.IMAGE),
    GIF("image/gif", Kind.IMAGE),
    BMP("image/bmp", Kind.IMAGE),
    TIFF("image/tiff", Kind.IMAGE),
    WEBP("image/webp", Kind.IMAGE),
    AVIF("image/avif", Kind.IMAGE),
    HEIC("image/heic", Kind.IMAGE),
    MP4("video/mp4", Kind.VIDEO),
    QUICKTIME("video/quicktime", Kind.VIDEO),
    WEBM("video/webm", Kind.VIDEO),
    MATROSKA("video/x-matroska", Kind.VIDEO),
    AVI("video/x-msvideo", Kind.VIDEO),
    WAV("audio/wav", Kind.AUDIO),
    MP3("audio/mpeg", Kind.AUDIO),
    OGG("audio/ogg", Kind.AUDIO),
    FLAC("audio/flac", Kind.AUDIO),
    PCD("application/vnd.pointcloudlibrary.pcd", Kind.POINTS),
    PLY("application/vnd.ply", Kind.POINTS),
    LAS("application/vnd.las", Kind.POINTS),
    NPY("application/vnd.numpy", Kind.DATA),
    PDF("application/pdf", Kind.DATA),
    ZIP("application/zip", Kind.ARCHIVE),
    GZIP("application/gzip", Kind.ARCHIVE),
    ZSTD("application/zstd", Kind.ARCHIVE),
    SEVEN_ZIP("application/x-7z-compressed", Kind.ARCHIVE),
    RAR("application/vnd.rar", Kind.ARCHIVE),
    XZ("application/x-xz", Kind.ARCHIVE),
    TAR("application/x-tar", Kind.ARCHIVE),
    UNKNOWN("application/octet-stream", Kind.DATA);

    /** So many first bytes tell what a file is. */
    public static final int HEAD_BYTES = 512;

    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");
    private static final int TAR_MAGIC_AT = 257;

    /** What can be done with it. */
    public enum Kind {
        IMAGE,
        VIDEO,
        AUDIO,
        POINTS,
        ARCHIVE,
        DATA
    }

    private final String mediaType;
    private final Kind kind;

    MediaFormat(String mediaType, Kind kind) {
        this.mediaType = mediaType;
        this.kind = kind;
    }

    public String mediaType() {
        return mediaType;
    }

    public Kind kind() {
        return kind;
    }

    /** What the name of a file of it ends in. */
    public String ending() {
        return switch (this) {
            case JPEG -> ".jpg";
            case QUICKTIME -> ".mov";
            case MATROSKA -> ".mkv";
            case UNKNOWN -> ".bin";
            default -> "." + name().toLowerCase(Locale.ROOT);
        };
    }

    /** The format that has this media type. */
    public static MediaFormat ofType(String mediaType) {
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equals(mediaType))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** @param head the first {@link #HEAD_BYTES}, or all there are */
    public static MediaFormat of(byte[] head) {
        if (starts(head, 0, 0xff, 0xd8, 0xff)) {
            return JPEG;
        }
        if (starts(head, 0, 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a)) {
            return PNG;
        }
        if (text(head, 0, "GIF87a") || text(head, 0, "GIF89a")) {
            return GIF;
        }
        if (starts(head, 0, 'I', 'I', 0x2a, 0) || starts(head, 0, 'M', 'M', 0, 0x2a)) {
            return TIFF;
        }
        if (text(head, 0, "RIFF")) {
            return riff(head);
        }
        if (text(head, 4, "ftyp")) {
            return boxes(head);
        }
        if (text(head, 4, "moov") || text(head, 4, "mdat") || text(head, 4, "wide")) {
            return QUICKTIME;
        }
        if (starts(head, 0, 0x1a, 0x45, 0xdf, 0xa3)) {
            return contains(head, "webm") ? WEBM : MATROSKA;
        }
        return clouds(head);
    }

    private static MediaFormat clouds(byte[] head) {
        if (text(head, 0, "# .PCD") || text(head, 0, "VERSION ") || text(head, 0, "FIELDS ")) {
            return PCD;
        }
        if (text(head, 0, "ply\n") || text(head, 0, "ply\r")) {
            return PLY;
        }
        if (text(head, 0, "LASF")) {
            return LAS;
        }
        if (starts(head, 0, 0x93) && text(head, 1, "NUMPY")) {
            return NPY;
        }
        return others(head);
    }

    private static MediaFormat others(byte[] head) {
        if (text(head, 0, "BM") && head.length >= 26 && head[14] != 0) {
            return BMP;
        }
        if (text(head, 0, "%PDF-")) {
            return PDF;
        }
        if (starts(head, 0, 'P', 'K', 3, 4) || starts(head, 0, 'P', 'K', 5, 6)) {
            return ZIP;
        }
        if (starts(head, 0, 0x1f, 0x8b)) {
            return GZIP;
        }
        if (starts(head, 0, 0x28, 0xb5, 0x2f, 0xfd)) {
            return ZSTD;
        }
        if (starts(head, 0, '7', 'z', 0xbc, 0xaf)) {
            return SEVEN_ZIP;
        }
        if (text(head, 0, "Rar!")) {
            return RAR;
        }
        if (starts(head, 0, 0xfd, '7', 'z', 'X', 'Z')) {
            return XZ;
        }
        if (text(head, TAR_MAGIC_AT, "ustar")) {
            return TAR;
        }
        if (text(head, 0, "OggS")) {
            return OGG;
        }
        if (text(head, 0, "fLaC")) {
            return FLAC;
        }
        boolean mp3 = text(head, 0, "ID3") || head.length > 1 && (head[0] & 0xff) == 0xff && (head[1] & 0xe6) == 0xe2;
        return mp3 ? MP3 : UNKNOWN;
    }

    private static MediaFormat riff(byte[] head) {
        if (text(head, 8, "WEBP")) {
            return WEBP;
        }
        if (text(head, 8, "WAVE")) {
            return WAV;
        }
        return text(head, 8, "AVI ") ? AVI : UNKNOWN;
    }

    private static MediaFormat boxes(byte[] head) {
        String brand = head.length >= 12 ? new String(head, 8, 4, StandardCharsets.ISO_8859_1) : "";
        if (brand.equals("avif") || brand.equals("avis")) {
            return AVIF;
        }
        if (HEIC_BRANDS.contains(brand)) {
            return contains(head, "avif") ? AVIF : HEIC;
        }
        return brand.equals("qt  ") ? QUICKTIME : MP4;
    }

    private static boolean starts(byte[] head, int at, int... magic) {
        if (head.length < at + magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[at + i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean text(byte[] head, int at, String magic) {
        return starts(head, at, magic.chars().toArray());
    }

    private static boolean contains(byte[] head, String text) {
        return new String(head, StandardCharsets.ISO_8859_1).contains(text);
    }
}
