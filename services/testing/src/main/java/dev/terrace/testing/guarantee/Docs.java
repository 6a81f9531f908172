package dev.terrace.testing.guarantee;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Reading stored documents without the classes that wrote them: a check must not share the mistakes of what it checks. */
final class Docs {
    private Docs() {}

    static String id(Document document) {
        return text(document, "_id");
    }

    /** The text at a path like {@code terms.client}; empty if there is none. */
    static String text(Document document, String path) {
        Object value = at(document, path);
        return value == null ? "" : value.toString();
    }

    /** The number at a path; 0 if there is none, as records leave defaults out. */
    static long number(Document document, String path) {
        return at(document, path) instanceof Number number ? number.longValue() : 0;
    }

    static boolean yes(Document document, String path) {
        return Boolean.TRUE.equals(at(document, path));
    }

    /** The documents in an array, which may be stored as the bytes of its JSON; none if there is no array. */
    static List<Document> list(Document document, String path) {
        return switch (at(document, path)) {
            case List<?> list -> list.stream().map(Document.class::cast).toList();
            case Binary bytes -> parsed(new String(bytes.getData(), StandardCharsets.UTF_8));
            case null, default -> List.of();
        };
    }

    private static List<Document> parsed(String array) {
        return Document.parse("{\"list\":" + array + "}").getList("list", Document.class);
    }

    static List<String> texts(Document document, String path) {
        return at(document, path) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    static boolean has(Document document, String path) {
        return at(document, path) != null;
    }

    private static @Nullable Object at(Document document, String path) {
        Object value = document;
        for (String step : path.split("\\.")) {
            if (!(value instanceof Document inner)) {
                return null;
            }
            value = inner.get(step);
        }
        return value;
    }
}
