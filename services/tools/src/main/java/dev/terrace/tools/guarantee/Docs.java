package dev.terrace.tools.guarantee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.smile.databind.SmileMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Reading stored documents without the classes that wrote them: a check must not share the mistakes of what it checks. */
final class Docs {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper SMILE = new SmileMapper();
    private static final byte SMILE_STARTS = ':';

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

    /** The documents in an array, which may be stored as the bytes of its JSON or Smile; none if there is no array. */
    static List<Document> list(Document document, String path) {
        return switch (at(document, path)) {
            case List<?> list -> list.stream().map(Document.class::cast).toList();
            case Binary bytes -> parsed(bytes.getData());
            case null, default -> List.of();
        };
    }

    /** How many elements, of whatever kind, a packed array has. */
    static int size(Document document, String path) {
        return at(document, path) instanceof Binary bytes
                ? tree(bytes.getData()).size()
                : 0;
    }

    private static List<Document> parsed(byte[] array) {
        return Document.parse("{\"list\":" + tree(array) + "}").getList("list", Document.class);
    }

    private static JsonNode tree(byte[] array) {
        try {
            return (array[0] == SMILE_STARTS ? SMILE : JSON).readTree(array);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
