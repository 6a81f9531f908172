package dev.terrace.tools.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The two cameras of a drive, and where in their pictures things are. */
final class Cameras {
    static final int WIDTH = 800;
    static final int HEIGHT = 450;
    static final double NEAR = 0.5;
    static final List<String> NAMES = List.of("front_left", "front_right");

    private static final double FOCAL = 700;
    private static final double CAMERA_HEIGHT = 1.5;
    private static final double TURN = Math.toRadians(35);

    private Cameras() {}

    record Box(double x1, double y1, double x2, double y2) {}

    /** The camera as a manifest tells of it. */
    static ObjectNode row(String name) {
        ObjectNode camera = Json.object().put("name", name).put("width", WIDTH).put("height", HEIGHT);
        for (double k : new double[] {FOCAL, 0, WIDTH / 2.0, 0, FOCAL, HEIGHT / 2.0, 0, 0, 1}) {
            camera.withArray("K").add(k);
        }
        double a = turn(name);
        double[] t = {
            Math.sin(a), -Math.cos(a), 0, 0, 0, 0, -1, CAMERA_HEIGHT, Math.cos(a), Math.sin(a), 0, 0, 0, 0, 0, 1
        };
        for (double value : t) {
            camera.withArray("T_cam_ego").add(value);
        }
        return camera;
    }

    /** How far the camera looks to the left. */
    private static double turn(String camera) {
        return camera.equals("front_left") ? TURN : -TURN;
    }

    /** A point in pixels and its depth; x right, y down, z forward in the camera. */
    static double[] pixel(String camera, double x, double y, double z) {
        double a = turn(camera);
        double right = Math.sin(a) * x - Math.cos(a) * y;
        double down = CAMERA_HEIGHT - z;
        double forward = Math.cos(a) * x + Math.sin(a) * y;
        return new double[] {FOCAL * right / forward + WIDTH / 2.0, FOCAL * down / forward + HEIGHT / 2.0, forward};
    }

    /** The box round a thing as a camera sees it; null where most of it is out of view. */
    static @Nullable Box box(String camera, RoadThing thing) {
        double[] middle = pixel(camera, thing.x(), thing.y(), thing.z());
        if (middle[2] < NEAR || middle[0] < 30 || middle[0] > WIDTH - 30) {
            return null;
        }
        double x1 = WIDTH;
        double y1 = HEIGHT;
        double x2 = 0;
        double y2 = 0;
        for (double[] corner : thing.corners()) {
            double[] at = pixel(camera, corner[0], corner[1], corner[2]);
            if (at[2] < NEAR) {
                return null;
            }
            x1 = Math.min(x1, at[0]);
            y1 = Math.min(y1, at[1]);
            x2 = Math.max(x2, at[0]);
            y2 = Math.max(y2, at[1]);
        }
        Box box = new Box(Math.max(0, x1), Math.max(0, y1), Math.min(WIDTH, x2), Math.min(HEIGHT, y2));
        return box.x2() - box.x1() > 8 && box.y2() - box.y1() > 8 ? box : null;
    }
}
