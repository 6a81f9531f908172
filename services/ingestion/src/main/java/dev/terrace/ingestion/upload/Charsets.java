package dev.terrace.ingestion.upload;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrace.ingestion.Refusal;
import dev.terrace.ingestion.Text;
import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.ContentType;
import org.jspecify.annotations.Nullable;

/** In what charsets a manifest may come, and what can be said of one that does not say. */
final class Charsets {

    private static final Charset GB18030 = Charset.forName("GB18030");

    /** What Chinese, Japanese, Korean and western files are in, if not in UTF-8. */
    private static final List<String> USUAL = List.of("GB18030", "Big5", "Shift_JIS", "EUC-KR", "windows-1252");

    private Charsets() {}

    /** The charset that a Content-Type names; null if it names none. @throws Refused if it is not taken */
    static @Nullable Charset named(ContentType type) {
        String name = type.getParameter("charset");
        return name == null
                ? null
                : switch (name.toLowerCase(Locale.ROOT)) {
                    case "utf-8", "utf8", "us-ascii" -> UTF_8;
                    case "gb18030", "gbk", "gb2312", "cp936" -> GB18030;
                    case "utf-16" -> UTF_16;
                    case "utf-16le" -> Charset.forName("x-UTF-16LE-BOM");
                    case "utf-16be" -> UTF_16;
                    default ->
                        throw new Refused(
                                CommonRefusal.UNSUPPORTED_MEDIA_TYPE,
                                "charset " + Text.quoted(name)
                                        + ": send UTF-8, GB18030, or UTF-16 with a byte-order mark");
                };
    }

    static boolean isUtf8(byte[] buffer, int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (at < end && buffer[at] >= 0) {
            at++;
        }
        return at == end || decodes(UTF_8, buffer, at, end - at);
    }

    /** The refusal of a body that does not say what it is in and is not UTF-8, from this row on. */
    static Refused unknown(byte[] buffer, int offset, int length, long line) {
        String could = looksLikeUtf16(buffer, offset, length)
                ? "UTF-16"
                : USUAL.stream()
                        .filter(name -> decodes(Charset.forName(name), buffer, offset, length))
                        .collect(Collectors.joining(", "));
        return new Refused(
                Refusal.CHARSET_UNKNOWN,
                "Line " + line + " is not UTF-8, and nothing of the file was taken. It could be "
                        + (could.isEmpty() ? "several, mixed" : could)
                        + ": send it with its charset, as in 'Content-Type: text/csv; charset=gb18030' (UTF-8, GB18030 and"
                        + " UTF-16 are taken), or save it as UTF-8");
    }

    private static boolean looksLikeUtf16(byte[] buffer, int offset, int length) {
        int zeros = 0;
        for (int i = offset; i < offset + length; i++) {
            zeros += buffer[i] == 0 ? 1 : 0;
        }
        int first = length < 2 ? 0 : (buffer[offset] & 0xff) << 8 | buffer[offset + 1] & 0xff;
        return first == 0xFFFE || first == 0xFEFF || zeros > length / 4;
    }

    private static boolean decodes(Charset charset, byte[] buffer, int offset, int length) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(buffer, offset, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
