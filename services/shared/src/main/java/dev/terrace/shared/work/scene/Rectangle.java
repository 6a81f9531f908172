package dev.terrace.shared.work.scene;

/** A part of an image. */
public record Rectangle(double x1, double y1, double x2, double y2) {

    public static Rectangle of(SceneBox box) {
        return new Rectangle(box.x1(), box.y1(), box.x2(), box.y2());
    }

    /** Intersection over union. */
    public double overlap(Rectangle other) {
        double width = Math.min(x2, other.x2) - Math.max(x1, other.x1);
        double height = Math.min(y2, other.y2) - Math.max(y1, other.y1);
        if (width <= 0 || height <= 0) {
            return 0;
        }
        double both = width * height;
        return both / (area() + other.area() - both);
    }

    /** How far the side that is farthest off is from the same side of the other. */
    public double off(Rectangle other) {
        return Math.max(
                Math.max(Math.abs(x1 - other.x1), Math.abs(y1 - other.y1)),
                Math.max(Math.abs(x2 - other.x2), Math.abs(y2 - other.y2)));
    }

    private double area() {
        return (x2 - x1) * (y2 - y1);
    }
}
