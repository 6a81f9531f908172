package dev.terrace.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Map;
import java.util.TreeMap;

/** Any text as the name of a field in the store, where dots and dollars mean something else. */
final class FieldNames {
    private FieldNames() {}

    static String write(String text) {
        return URLEncoder.encode(text, UTF_8).replace(".", "%2E");
    }

    static <T> Map<String, T> read(Map<String, T> named) {
        Map<String, T> read = new TreeMap<>();
        if (named != null) {
            named.forEach((name, value) -> read.put(URLDecoder.decode(name, UTF_8), value));
        }
        return read;
    }
}
