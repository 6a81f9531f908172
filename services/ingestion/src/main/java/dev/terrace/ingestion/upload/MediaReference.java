package dev.terrace.ingestion.upload;

import dev.terrace.ingestion.Text;
import dev.terrace.shared.media.MediaAddresses;
import org.jspecify.annotations.Nullable;

/** What may stand as a reference to a medium: nothing that runs, and nothing that climbs out of its folder. */
final class MediaReference {

    private static final int CHARACTERS = 2_048;

    private MediaReference() {}

    /** Says what is wrong with a reference; null if nothing is. */
    static @Nullable String fault(String media) {
        if (media.isEmpty() || media.length() > CHARACTERS) {
            return "must be 1 to " + CHARACTERS + " characters";
        }
        for (int i = 0; i < media.length(); i++) {
            char c = media.charAt(i);
            if (c <= ' ' || c == 0x7f) {
                return "has a space or a character that an address cannot hold: write it as %20 and the like";
            }
        }
        if (!Text.isWhole(media)) {
            return "has half a character (a lone surrogate): send valid UTF-8";
        }
        if (MediaAddresses.sha256(media).filter(MediaAddresses::isHash).isPresent()) {
            return null;
        }
        int colon = media.indexOf(':');
        if (colon >= 0 && !allowed(media.substring(0, colon))) {
            return "must be an http, https or s3 address, or a path without ':'";
        }
        return climbs(media) ? "has a '..' step: give the path without it" : null;
    }

    private static boolean allowed(String scheme) {
        return scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("s3");
    }

    private static boolean climbs(String media) {
        for (int at = media.indexOf(".."); at >= 0; at = media.indexOf("..", at + 1)) {
            boolean begins = at == 0 || separates(media.charAt(at - 1));
            boolean ends = at + 2 == media.length() || separates(media.charAt(at + 2));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    private static boolean separates(char c) {
        return c == '/' || c == '\\' || c == '?' || c == '#';
    }
}
