package dev.terrace.systemtests.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values that make no sense where they stand, of all kinds that were ever seen to do harm. */
final class Oddities {
    /** As they stand in an address. */
    static final List<String> IN_ADDRESSES = List.of(
            "",
            "%20",
            "-1",
            "0",
            "1.5",
            "1e999",
            "NaN",
            "0x10",
            "%EF%BC%91", // a full-width 1
            "2147483648",
            "9223372036854775808",
            "9".repeat(400),
            "cny",
            "XXX",
            "null",
            "-999999999-01-01T00:00:00Z",
            "%2B999999999-12-31T23:59:59Z",
            "%2B292278995-01-01T00:00:00Z",
            "2026-01-31T12:00:00+08:00",
            "2026-02-30",
            "0000-00-00",
            "%24where",
            "%7B%22%24gt%22%3A%22%22%7D",
            ".*%28",
            "%5B%5D",
            "%5C",
            "a%2Fb",
            "..%2f..%2f",
            "%00",
            "%0d%0aX-Evil:1",
            "%F0%9F%8C%BE",
            "%E2%80%AE",
            "%ef%bf%bf",
            "bnVsbA", // null, as a cursor may have it
            "W10", // []
            "eyJhIjoxfQ", // {"a":1}
            "AAAA",
            "%3D%3D%3D",
            "a.b.c.d",
            "a%23b",
            "d-x.99999999999.1",
            "d-x.0.99999999999%231",
            "w%3Aw%3Aw",
            "x".repeat(3_000));

    /** Tried in every query: each was once answered with a 500. */
    static final List<String> IN_QUERIES = List.of(
            "cny", "-999999999-01-01T00:00:00Z", "%2B999999999-12-31T23:59:59Z", "2026-01-31T12:00:00+08:00", "%00");

    /** As they stand in an address, where the whole of it cannot be read any more. */
    static final List<String> UNREADABLE = List.of("%", "%zz", "%ff", "%c3%28", "%ed%a0%80", "a&b=%", "a;b", "#");

    /** As they stand in a header that says what a call is. */
    static final List<String> IN_HEADERS = List.of(
            "",
            " ",
            "-1",
            "0",
            "9223372036854775808",
            "9".repeat(400),
            "梯田",
            "a b",
            "a,b",
            "\"",
            "$where",
            "{\"$gt\":\"\"}",
            "../..",
            "%00",
            "null",
            "a\tb",
            "x".repeat(5_000));

    /** What the headers of HTTP are sent with, by their name. */
    static Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Accept", List.of("", "a", "*", "/", "a/b;q=x", "text/html;q=2", ";;;", "image/png", "a/*/*"));
        headers.put("Accept-Encoding", List.of("zip", "gzip;q=0", "gzip;q=x", "*;q=-1", ";"));
        headers.put("Accept-Language", List.of("zz", ";q=", "*;q=9", "-", "x".repeat(2_000)));
        headers.put(
                "Authorization",
                List.of(
                        "",
                        "Bearer",
                        "Bearer null",
                        "Bearer a.b.c",
                        "Bearer e30.e30.",
                        "Bearer .bnVsbA.",
                        "Basic eDp5"));
        headers.put(
                "Content-Type",
                List.of("", "a", "/", "application/json; charset=x", "text/csv; charset=", "multipart/form-data", ";"));
        headers.put("Content-Encoding", List.of("", "zip", "gzip, gzip", "gzip", "br", "x".repeat(2_000)));
        headers.put("Content-Length", List.of("", "-1", "x", "0x10", "99999999999999999999", "1, 2"));
        headers.put("Transfer-Encoding", List.of("x", "gzip, chunked, x", "identity"));
        headers.put("Expect", List.of("x", "200-ok"));
        headers.put("Range", List.of("bytes=9-1", "x", "bytes=99999999999999999999-"));
        headers.put("If-None-Match", List.of("\"", "*", "x"));
        headers.put("If-Modified-Since", List.of("x", "Thu, 99 Xxx 9999 99:99:99 GMT"));
        headers.put("Last-Event-ID", List.of("", "-1", "x", "9223372036854775808", "梯田"));
        headers.put("Cookie", List.of("=", ";", "a=\"", "a=b;".repeat(500)));
        headers.put("traceparent", List.of("x", "00-0-0-0", "ff-" + "0".repeat(32) + "-" + "0".repeat(16) + "-00"));
        headers.put("X-Forwarded-For", List.of("x", "::::", "1.2.3.4, x"));
        headers.put("Forwarded", List.of("for=", ";;", "for=\"[::1"));
        headers.put("Origin", List.of("null", "x", "http://[::1"));
        headers.put("X-HTTP-Method-Override", List.of("DELETE", "x"));
        headers.put("Tus-Resumable", List.of("", "2.0.0", "x"));
        return headers;
    }

    /** JSON in place of a value of a body. */
    private static final List<String> IN_BODIES = List.of(
            "null",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"$where\"",
            "\"cny\"",
            "\"" + "x".repeat(3_000) + "\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"+292278995-01-01T00:00:00Z\"",
            "\"NaN\"",
            "true",
            "-1",
            "0",
            "1.5",
            "1e400",
            "1e-400",
            "2147483648",
            "9223372036854775807",
            "-9223372036854775808",
            "9223372036854775808",
            "{}",
            "{\"$gt\": \"\"}",
            "[]",
            "[null]",
            "[[]]",
            "[{}]",
            "[\"\"]",
            "[1, \"1\", null, {}]");

    private static final String HOLE = "\"a hole\"";

    private Oddities() {}

    /** A body with something odd in it. @param field where; empty for the whole */
    record Body(String field, String text) {}

    /** The body with each oddity in place of each of its values, and of those that it leaves out, and with each of its fields twice. */
    static List<Body> of(JsonNode body, List<String> fields) {
        List<Body> odd = new ArrayList<>();
        for (String value : IN_BODIES) {
            odd.add(new Body("", value));
        }
        odd.add(new Body("", ""));
        odd.add(new Body("", body + " " + body));
        odd.add(new Body("", body + "}"));
        ObjectNode whole = body.deepCopy();
        fields.stream().filter(field -> !body.has(field)).forEach(whole::putNull);
        collect(whole, "", odd, body);
        return odd;
    }

    private static void collect(JsonNode node, String at, List<Body> odd, JsonNode whole) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String here = at + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
            for (String value : IN_BODIES) {
                odd.add(new Body(field.getKey(), with(whole, here, value)));
            }
            String twice = "%s, \"%s\": %s".formatted(field.getValue(), field.getKey(), field.getValue());
            odd.add(new Body(field.getKey(), with(whole, here, twice)));
            collect(field.getValue(), here, odd, whole);
        }
        if (node.isArray()) {
            for (int n = 0; n < node.size(); n++) {
                collect(node.get(n), at + "/" + n, odd, whole);
            }
        }
    }

    private static String with(JsonNode whole, String pointer, String value) {
        JsonNode copy = whole.deepCopy();
        int slash = pointer.lastIndexOf('/');
        String name = pointer.substring(slash + 1).replace("~1", "/").replace("~0", "~");
        ((ObjectNode) copy.at(pointer.substring(0, slash))).set(name, Json.parse(HOLE));
        return copy.toString().replace(HOLE, value);
    }
}
