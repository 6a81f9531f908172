package dev.terrace.shared.work.landmarks;

/** One point in pixels from the top-left corner of the image, y down; one that is outside has no place, and tells 0, 0. */
public record Landmark(double x, double y, State state) {
    public static final Landmark OUTSIDE = new Landmark(0, 0, State.OUTSIDE);

    /** What is seen of a point; its position is its number in the JSON form. */
    public enum State {
        OUTSIDE,
        OCCLUDED,
        VISIBLE;

        static State numbered(int number) {
            return values()[number];
        }
    }

    public boolean isPlaced() {
        return state != State.OUTSIDE;
    }
}
