package dev.terrace.ingestion.formats;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One object that a file of labels says of an image, in the form in which the project's labels have it.
 *
 * @param line of the file, from 1
 * @param at how the file calls it: {@code annotation 17}
 * @param unit what its places are counted in
 */
record Sketch(long line, String at, Unit unit, ObjectNode object) {

    /** The same as an object of a key frame, of which another file of labels tells. */
    Sketch of(int frame, String file) {
        return new Sketch(line, at + " of " + file, unit, object.put("frame", frame));
    }

    /** What places are counted in. */
    enum Unit {
        /** Pixels from the top-left corner, as labels have them. */
        PIXELS(1),
        /** The same as Pascal VOC counts them: from 1, and the last one is inside; from 0 where a file of the set has a 0. */
        VOC_PIXELS(1),
        /** Shares of the image's sides. */
        SHARES(1),
        /** Hundredths of the image's sides. */
        PERCENT(100),
        /** Metres in the axes of the first camera of a scene, as KITTI has them; its box in pixels. */
        KITTI(1),
        /** None: the object is a whole label. */
        WHOLE(1);

        private final double whole;

        Unit(double whole) {
            this.whole = whole;
        }

        /** What is to be done where its item does not say what places in it need. */
        String lacking() {
            return this == KITTI
                    ? "is told in the axes of a camera, and the scene has none: give its cameras, with T_cam_ego"
                    : "is told in shares of an image whose size is not known: give the image's width and height";
        }

        boolean needsSize() {
            return this == SHARES || this == PERCENT;
        }

        /** A place along a side of so many pixels, to a thousandth of one. */
        double pixels(double place, double side) {
            return needsSize() ? Math.round(place * side * 1_000 / whole) / 1_000.0 : place;
        }
    }
}
