package dev.terrace.shared.work.scene;

/** What a cuboid covers of the ground: its corners counter-clockwise. */
record Footprint(double[] x, double[] y) {
    private static final int CORNERS = 4;

    /** Each of four cuts adds one corner at most. */
    private static final int MOST_CORNERS = 8;

    static Footprint of(Cuboid cuboid) {
        double cos = Math.cos(cuboid.yaw());
        double sin = Math.sin(cuboid.yaw());
        double[] x = new double[CORNERS];
        double[] y = new double[CORNERS];
        for (int i = 0; i < CORNERS; i++) {
            double along = (i == 0 || i == 3 ? .5 : -.5) * cuboid.l();
            double aside = (i < 2 ? .5 : -.5) * cuboid.w();
            x[i] = cuboid.x() + along * cos - aside * sin;
            y[i] = cuboid.y() + along * sin + aside * cos;
        }
        return new Footprint(x, y);
    }

    /** The area that both cover: this one, cut at each side of the other (Sutherland and Hodgman). */
    double shared(Footprint other) {
        double[][] from = {new double[MOST_CORNERS], new double[MOST_CORNERS]};
        double[][] to = {new double[MOST_CORNERS], new double[MOST_CORNERS]};
        System.arraycopy(x, 0, from[0], 0, CORNERS);
        System.arraycopy(y, 0, from[1], 0, CORNERS);
        int size = CORNERS;
        for (int side = 0; side < CORNERS && size > 0; side++) {
            size = cut(from, size, to, other, side);
            double[][] swap = from;
            from = to;
            to = swap;
        }
        return area(from, size);
    }

    /** Keeps what lies to the left of a side of the other. @return how many corners are left */
    private static int cut(double[][] from, int size, double[][] to, Footprint other, int side) {
        double ax = other.x[side];
        double ay = other.y[side];
        double dx = other.x[(side + 1) % CORNERS] - ax;
        double dy = other.y[(side + 1) % CORNERS] - ay;
        int kept = 0;
        for (int i = 0; i < size; i++) {
            int next = (i + 1) % size;
            double here = dx * (from[1][i] - ay) - dy * (from[0][i] - ax);
            double there = dx * (from[1][next] - ay) - dy * (from[0][next] - ax);
            if (here >= 0) {
                to[0][kept] = from[0][i];
                to[1][kept++] = from[1][i];
            }
            if (here > 0 && there < 0 || here < 0 && there > 0) {
                double way = here / (here - there);
                to[0][kept] = from[0][i] + way * (from[0][next] - from[0][i]);
                to[1][kept++] = from[1][i] + way * (from[1][next] - from[1][i]);
            }
        }
        return kept;
    }

    private static double area(double[][] corners, int size) {
        double twice = 0;
        for (int i = 0; i < size; i++) {
            int next = (i + 1) % size;
            twice += corners[0][i] * corners[1][next] - corners[0][next] * corners[1][i];
        }
        return Math.max(0, twice / 2);
    }
}
