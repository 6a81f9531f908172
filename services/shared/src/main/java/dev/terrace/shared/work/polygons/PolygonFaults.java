package dev.terrace.shared.work.polygons;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Faults;
import dev.terrace.shared.work.Picture;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;

/** Finds what is wrong with the rings of one polygon. */
final class PolygonFaults {
    private static final int MOST_RINGS = 100;
    private static final int MOST_CORNERS = 2_000;
    private static final double LEAST_PIXELS = 1;

    private final Picture picture;
    private final Faults faults;

    PolygonFaults(Picture picture, Faults faults) {
        this.picture = picture;
        this.faults = faults;
    }

    void check(JsonNode rings, String path) {
        if (!faults.list(rings, path, MOST_RINGS)) {
            return;
        }
        if (rings.isEmpty()) {
            faults.add(path, "it has no outline: an outline needs three points");
            return;
        }
        int before = faults.count();
        int corners = 0;
        for (int i = 0; i < rings.size() && !faults.isFull(); i++) {
            corners += rings.get(i).size();
            corners(rings.get(i), path + "[" + i + "]");
        }
        if (corners > MOST_CORNERS) {
            faults.add(path, "at most %d corners: there are %d", MOST_CORNERS, corners);
        }
        if (faults.count() == before) {
            shape(read(rings, picture), path);
        }
    }

    private void corners(JsonNode ring, String path) {
        if (!faults.list(ring, path, MOST_CORNERS)) {
            return;
        }
        for (int i = 0; i < ring.size() && !faults.isFull(); i++) {
            JsonNode corner = ring.get(i);
            String at = path + "[" + i + "]";
            if (!corner.isArray() || corner.size() != 2) {
                faults.add(at, "expected [x, y]");
            } else if (picture.isNumber(corner.get(0), at + "[0]", faults)
                    && picture.isNumber(corner.get(1), at + "[1]", faults)) {
                picture.checkPoint(corner.get(0).doubleValue(), corner.get(1).doubleValue(), at, faults);
            }
        }
    }

    private void shape(List<List<Point>> rings, String path) {
        int before = faults.count();
        List<Polygon> inside = new ArrayList<>();
        for (int i = 0; i < rings.size(); i++) {
            String at = path + "[" + i + "]";
            Polygon one = Area.inside(rings.get(i));
            if (rings.get(i).size() < 3) {
                faults.add(
                        at,
                        "an outline needs three points: it has %d",
                        rings.get(i).size());
            } else if (one.convexHull().getArea() == 0) {
                faults.add(at, "it has no area: its corners lie on a line");
            } else if (!IsValidOp.isValid(one)) {
                faults.add(at, "it crosses itself: draw it so that no two sides meet");
            } else {
                crossed(one, inside, at, path);
                inside.add(one);
            }
        }
        if (faults.count() == before) {
            double area = Area.of(new dev.terrace.shared.work.polygons.Polygon("", rings))
                    .size();
            if (area < LEAST_PIXELS) {
                faults.add(path, "it has no area: expected at least one square pixel");
            }
        }
    }

    /** A hole lies inside another ring, a part outside: none lies half in another. */
    private void crossed(Polygon ring, List<Polygon> others, String at, String path) {
        for (int i = 0; i < others.size(); i++) {
            if (others.get(i).overlaps(ring)) {
                faults.add(at, "it crosses %s[%d]: a hole lies inside its outline, another part outside", path, i);
                return;
            }
        }
    }

    /** The rings, clipped to the picture; a last corner that repeats the first is left out. */
    static List<List<Point>> read(JsonNode rings, Picture picture) {
        List<List<Point>> read = new ArrayList<>();
        for (JsonNode ring : rings) {
            List<Point> corners = new ArrayList<>();
            for (JsonNode corner : ring) {
                corners.add(new Point(
                        picture.clippedX(corner.get(0).doubleValue()),
                        picture.clippedY(corner.get(1).doubleValue())));
            }
            if (corners.size() > 3 && corners.getFirst().equals(corners.getLast())) {
                corners.removeLast();
            }
            read.add(corners);
        }
        return read;
    }
}
