package dev.terrace.ingestion.upload;

import dev.terrace.ingestion.Item;
import dev.terrace.ingestion.Text;
import org.jspecify.annotations.Nullable;

/** The fields of one row as they are found. What a field may hold is said here, once for all formats. */
final class Fields {

    static final String NAMES = "id, media, text, width, height, maxOverlap";

    private static final int ID_CHARACTERS = 256;
    private static final int PIXELS = 1_000_000;
    private static final int OVERLAP = 100;

    private @Nullable String id;
    private @Nullable String media;
    private @Nullable String text;
    private @Nullable Integer width;
    private @Nullable Integer height;
    private @Nullable Integer maxOverlap;

    /** Takes a text; a field that comes twice is refused, as nobody can say which of the two was meant. */
    void text(String field, String value) throws BadRow {
        switch (field) {
            case "id" -> id = once(field, id, sound(field, value, Text.nameFault(value, ID_CHARACTERS)));
            case "media" -> media = once(field, media, sound(field, value, MediaReference.fault(value)));
            case "text" -> text = once(field, text, sound(field, value, Text.fault(value)));
            case "width", "height", "maxOverlap" -> throw new BadRow(field, "must be a whole number without quotes");
            default -> throw unknown(field);
        }
    }

    /** Takes a whole number. */
    void number(String field, long value) throws BadRow {
        switch (field) {
            case "width" -> width = once(field, width, within(field, value, PIXELS));
            case "height" -> height = once(field, height, within(field, value, PIXELS));
            case "maxOverlap" -> maxOverlap = once(field, maxOverlap, within(field, value, OVERLAP));
            case "id", "media", "text" -> throw new BadRow(field, "must be a text: put the value in quotes");
            default -> throw unknown(field);
        }
    }

    boolean isNumber(String field) {
        return field.equals("width") || field.equals("height") || field.equals("maxOverlap");
    }

    /** Says that a field holds neither a text nor a whole number. */
    BadRow mistyped(String field) {
        if (isNumber(field)) {
            return new BadRow(field, "must be a whole number");
        }
        return isKnown(field) ? new BadRow(field, "must be a text") : unknown(field);
    }

    Item item() throws BadRow {
        if (id == null) {
            throw new BadRow("id", "is missing: give each item your own name for it");
        }
        return new Item(id, media, text, width, height, maxOverlap);
    }

    static boolean isKnown(String field) {
        return switch (field) {
            case "id", "media", "text", "width", "height", "maxOverlap" -> true;
            default -> false;
        };
    }

    static BadRow unknown(String field) {
        return new BadRow(Text.quoted(field), "is not a field of an item: use " + NAMES);
    }

    private static <T> T once(String field, @Nullable T before, T value) throws BadRow {
        if (before != null) {
            throw new BadRow(field, "is there twice: leave one of the two out");
        }
        return value;
    }

    private static String sound(String field, String value, @Nullable String fault) throws BadRow {
        if (fault != null) {
            throw new BadRow(field, fault);
        }
        return value;
    }

    private static int within(String field, long value, int most) throws BadRow {
        if (value < 1 || value > most) {
            throw new BadRow(field, "must be from 1 to " + most);
        }
        return (int) value;
    }
}
