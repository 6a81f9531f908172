package dev.terrace.tools.demo;

import java.util.ArrayList;
import java.util.List;

/** A thing on the road: the middle of its cuboid in metres, x forward, y left, z up. */
record RoadThing(String of, double x, double y, double l, double w, double h, double yaw) {
    double z() {
        return h / 2;
    }

    List<double[]> corners() {
        List<double[]> corners = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            double along = ((n & 1) == 0 ? 0.5 : -0.5) * l;
            double across = ((n & 2) == 0 ? 0.5 : -0.5) * w;
            double up = ((n & 4) == 0 ? 0.5 : -0.5) * h;
            corners.add(at(along, across, z() + up));
        }
        return corners;
    }

    /** The point so far before the middle, to the left of it and above the ground. */
    double[] at(double along, double across, double up) {
        return new double[] {
            x + along * Math.cos(yaw) - across * Math.sin(yaw), y + along * Math.sin(yaw) + across * Math.cos(yaw), up
        };
    }
}
