package dev.terrace.tools.demo;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the cameras and the lidar of a drive record. */
final class DriveMedia {
    private DriveMedia() {}

    static byte[] picture(String camera, List<RoadThing> things) {
        Canvas canvas = new Canvas(Cameras.WIDTH, Cameras.HEIGHT, new Color(170, 195, 215));
        canvas.pen(new Color(110, 115, 110)).fillRect(0, Cameras.HEIGHT / 2, Cameras.WIDTH, Cameras.HEIGHT / 2);
        List<RoadThing> farFirst = new ArrayList<>(things);
        farFirst.sort((a, b) -> Double.compare(Math.hypot(b.x(), b.y()), Math.hypot(a.x(), a.y())));
        for (RoadThing thing : farFirst) {
            List<double[]> seen = thing.corners().stream()
                    .map(c -> Cameras.pixel(camera, c[0], c[1], c[2]))
                    .toList();
            if (seen.stream().anyMatch(at -> at[2] < Cameras.NEAR)) {
                continue;
            }
            Color colour = thing.of().equals("car") ? new Color(60, 90, 160) : new Color(190, 90, 50);
            int[][] sides = {{0, 2, 6, 4}, {1, 3, 7, 5}, {0, 1, 5, 4}, {2, 3, 7, 6}, {0, 1, 3, 2}};
            for (int[] side : sides) {
                int[] xs = new int[4];
                int[] ys = new int[4];
                for (int i = 0; i < 4; i++) {
                    xs[i] = (int) seen.get(side[i])[0];
                    ys[i] = (int) seen.get(side[i])[1];
                }
                canvas.pen(side[1] == 2 ? colour.brighter() : colour).fillPolygon(xs, ys, 4);
                canvas.pen(Color.BLACK).drawPolygon(xs, ys, 4);
            }
        }
        return canvas.png();
    }

    /** Ground and the sides of things, as a binary PCD. */
    static byte[] cloud(List<RoadThing> things) {
        List<double[]> points = new ArrayList<>();
        for (double x = 2; x < 40; x += 0.7) {
            for (double y = -25; y < 25; y += 0.7) {
                points.add(new double[] {x, y, 0});
            }
        }
        for (RoadThing thing : things) {
            for (double t = 0; t <= 1; t += 0.08) {
                for (double h = 0.1; h <= 1; h += 0.15) {
                    for (double side : new double[] {-0.5, 0.5}) {
                        points.add(thing.at((t - 0.5) * thing.l(), side * thing.w(), h * thing.h()));
                        points.add(thing.at(side * thing.l(), (t - 0.5) * thing.w(), h * thing.h()));
                    }
                }
            }
        }
        String header = """
                # .PCD v0.7 - Point Cloud Data file format
                VERSION 0.7
                FIELDS x y z
                SIZE 4 4 4
                TYPE F F F
                COUNT 1 1 1
                WIDTH %1$d
                HEIGHT 1
                VIEWPOINT 0 0 0 1 0 0 0
                POINTS %1$d
                DATA binary
                """.formatted(points.size());
        ByteBuffer bytes = ByteBuffer.allocate(points.size() * 12).order(ByteOrder.LITTLE_ENDIAN);
        points.forEach(point ->
                bytes.putFloat((float) point[0]).putFloat((float) point[1]).putFloat((float) point[2]));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(bytes.array());
        return file.toByteArray();
    }
}
