package dev.terrace.ingestion.formats;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.Content.Camera;
import dev.terrace.shared.work.scene.Cuboid;
import java.util.List;

/**
 * A cuboid in the axes of KITTI's camera, which looks level: x right, y down, z forward, in metres. Its place is the middle of its
 * bottom; its turn is about y, and 0 where it heads to the right.
 */
record KittiObject(double h, double w, double l, double x, double y, double z, double turn) {

    /** @param numbers h, w, l, x, y, z and the turn, as a line has them */
    static KittiObject of(double[] numbers) {
        return new KittiObject(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6]);
    }

    static KittiObject of(Cuboid c, Camera camera) {
        List<Double> t = camera.tCamEgo();
        double[] bottom = {c.x(), c.y(), c.z() - c.h() / 2};
        double[] place = new double[3];
        double[] heading = new double[3];
        for (int row = 0; row < 3; row++) {
            int at = 4 * row;
            place[row] = t.get(at) * bottom[0] + t.get(at + 1) * bottom[1] + t.get(at + 2) * bottom[2] + t.get(at + 3);
            heading[row] = t.get(at) * Math.cos(c.yaw()) + t.get(at + 1) * Math.sin(c.yaw());
        }
        double turn = Math.atan2(-heading[2], heading[0]);
        return new KittiObject(c.h(), c.w(), c.l(), place[0], place[1], place[2], turn);
    }

    /** Whether the line knows more than the box in the image. */
    boolean isKnown() {
        return h > 0 && w > 0 && l > 0;
    }

    /** Its turn as the camera sees it: that of one straight ahead which looks the same. */
    double alpha() {
        return Cuboid.heading(turn - Math.atan2(x, z));
    }

    /** The same in the ego frame, as a label has it. */
    ObjectNode cuboid(String className, Camera camera) {
        List<Double> t = camera.tCamEgo();
        double[] way = {x - t.get(3), y - t.get(7), z - t.get(11)};
        double[] heading = {Math.cos(turn), 0, -Math.sin(turn)};
        double[] place = new double[3];
        double[] ego = new double[3];
        for (int column = 0; column < 3; column++) {
            for (int row = 0; row < 3; row++) {
                place[column] += t.get(4 * row + column) * way[row];
                ego[column] += t.get(4 * row + column) * heading[row];
            }
        }
        return LabelFile.object(className)
                .put("x", place[0])
                .put("y", place[1])
                .put("z", place[2] + h / 2)
                .put("l", l)
                .put("w", w)
                .put("h", h)
                .put("yaw", Cuboid.heading(Math.atan2(ego[1], ego[0])));
    }
}
