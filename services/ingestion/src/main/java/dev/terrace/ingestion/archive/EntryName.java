package dev.terrace.ingestion.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name of an entry: read in the encoding it is in, and refused where it leads out of the archive. Archives without a mark
 * are from everywhere: a name that is UTF-8 is taken as that; one whose other bytes come in pairs as those of GB 2312 as
 * GB 18030; one whose other bytes are all letters of code page 437 as that; then GB 18030 again. Anything else cannot be known.
 */
public final class EntryName {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset CP437 = Charset.forName("IBM437");
    private static final int CHARACTERS = 1_024;
    private static final int LAST_CP437_LETTER = 0xa5;

    private EntryName() {}

    /** @return empty if nobody can say in what encoding it is */
    static Optional<String> decoded(byte[] raw) {
        Optional<String> utf8 = strictly(raw, StandardCharsets.UTF_8);
        if (utf8.isPresent()) {
            return utf8;
        }
        if (isGb2312(raw)) {
            return strictly(raw, GB18030);
        }
        return isCp437(raw) ? strictly(raw, CP437) : strictly(raw, GB18030).filter(EntryName::isReadable);
    }

    private static Optional<String> strictly(byte[] raw, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(raw))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isGb2312(byte[] raw) {
        for (int i = 0; i < raw.length; i++) {
            int lead = raw[i] & 0xff;
            if (lead < 0x80) {
                continue;
            }
            int trail = i + 1 < raw.length ? raw[i + 1] & 0xff : 0;
            if (lead < 0xa1 || lead > 0xf7 || trail < 0xa1 || trail == 0xff) {
                return false;
            }
            i++;
        }
        return true;
    }

    private static boolean isCp437(byte[] raw) {
        for (byte b : raw) {
            int c = b & 0xff;
            if (c > LAST_CP437_LETTER || c >= 0x9b && c <= 0x9f) {
                return false;
            }
        }
        return true;
    }

    private static boolean isReadable(String name) {
        return name.codePoints().allMatch(c -> c < 0x80 || Character.isLetterOrDigit(c) || isPunctuation(c));
    }

    private static boolean isPunctuation(int c) {
        return c >= 0x2010 && c <= 0x2060 || c >= 0x3000 && c <= 0x303f || c >= 0xff00 && c <= 0xffef;
    }

    /** What is wrong with the name; null if it may be used. */
    public static @Nullable String fault(String name) {
        if (name.isEmpty() || name.length() > CHARACTERS) {
            return "its name must have 1 to " + CHARACTERS + " characters";
        }
        if (name.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            return "its name has control characters";
        }
        if (name.indexOf('\\') >= 0) {
            return "its name has a backslash: write / between folders";
        }
        if (name.startsWith("/") || name.matches("[A-Za-z]:.*")) {
            return "its name is an absolute path: give it a relative one";
        }
        for (String step : name.split("/", -1)) {
            if (step.equals("..") || step.equals(".")) {
                return "its name climbs out of its folder: give it one without '" + step + "'";
            }
        }
        return null;
    }

    /** Whether it is what a Mac packs beside files, and nobody misses. */
    public static boolean isCompanion(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return name.startsWith("__MACOSX/")
                || name.contains("/__MACOSX/")
                || last.startsWith("._")
                || last.equals(".DS_Store")
                || last.equalsIgnoreCase("Thumbs.db")
                || last.equalsIgnoreCase("desktop.ini");
    }

    /** Equal for names that some file systems take for the same. */
    public static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
