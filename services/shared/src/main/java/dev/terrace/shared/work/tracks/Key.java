package dev.terrace.shared.work.tracks;

/**
 * A box that somebody set at a frame, counted from 0; between two keys the box moves in a line.
 *
 * @param outside whether the object is not seen from here to the next key
 */
public record Key(int frame, double x1, double y1, double x2, double y2, boolean outside) {

    public Key(int frame, double x1, double y1, double x2, double y2) {
        this(frame, x1, y1, x2, y2, false);
    }
}
