package dev.terrace.ingestion.formats;

/**
 * An image as a file of labels calls it.
 *
 * @param file that says so
 * @param line on which it does
 * @param name of the image, a path or a part of it
 * @param form what of it the name has
 * @param subset that it belongs to, such as {@code train}; empty where the file has no such word
 * @param width in pixels, 0 where it is not said; so is height
 */
record Subject(String file, long line, String name, Form form, String subset, int width, int height) {

    /** What a name has of an image. */
    enum Form {
        WHOLE,
        /** All but what ends it: the format has no more. */
        STEM,
        /** The folder in which all images of a sequence lie. */
        FOLDER
    }

    static Subject named(String file, long line, String name, int width, int height) {
        return new Subject(file, line, name, Form.WHOLE, subsetOf(file), width, height);
    }

    static Subject ofStem(String file, String name) {
        return new Subject(file, 1, name, Form.STEM, "", 0, 0);
    }

    static Subject ofFolder(String file, String name) {
        return new Subject(file, 1, name, Form.FOLDER, "", 0, 0);
    }

    boolean stem() {
        return form == Form.STEM;
    }

    Subject in(String other) {
        return other.isEmpty() ? this : new Subject(file, line, name, form, other, width, height);
    }

    /** The last word of the file's name: {@code instances_train.json} is of train. */
    private static String subsetOf(String file) {
        String last = file.substring(file.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        String stem = dot < 0 ? last : last.substring(0, dot);
        return stem.substring(Math.max(stem.lastIndexOf('_'), stem.lastIndexOf('-')) + 1);
    }
}
