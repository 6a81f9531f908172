package dev.terrace.shared.work.polygons;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * The area that a polygon covers, and what can be done with areas. All corners lie on a grid of a hundredth of a pixel: without
 * it a union silently loses whole parts of what it is of.
 */
public final class Area {
    private static final GeometryFactory GRID = new GeometryFactory(new PrecisionModel(100));

    private final Geometry geometry;

    private Area(Geometry geometry) {
        this.geometry = geometry;
    }

    public static Area of(Polygon polygon) {
        Geometry area = GRID.createPolygon();
        for (List<Point> ring : polygon.rings()) {
            area = overlay(area, GRID.createPolygon(ring(ring)), OverlayNG.SYMDIFFERENCE);
        }
        return new Area(area);
    }

    public static Area none() {
        return new Area(GRID.createPolygon());
    }

    /** A closed ring on the grid, without the corners that fall together there. */
    static LinearRing ring(List<Point> points) {
        List<Coordinate> corners = new ArrayList<>(points.size() + 1);
        for (Point point : points) {
            Coordinate corner = new Coordinate(point.x(), point.y());
            GRID.getPrecisionModel().makePrecise(corner);
            if (corners.isEmpty() || !corners.getLast().equals2D(corner)) {
                corners.add(corner);
            }
        }
        while (corners.size() > 1 && corners.getFirst().equals2D(corners.getLast())) {
            corners.removeLast();
        }
        if (corners.size() < 3) {
            return GRID.createLinearRing();
        }
        corners.add(corners.getFirst());
        return GRID.createLinearRing(corners.toArray(Coordinate[]::new));
    }

    /** The polygon without a crossing or a hole that one ring makes; empty if it has fewer than three corners. */
    static org.locationtech.jts.geom.Polygon inside(List<Point> ring) {
        return GRID.createPolygon(ring(ring));
    }

    /** In square pixels. */
    public double size() {
        return geometry.getArea();
    }

    /** Intersection over union: 0 for areas apart, 1 for equal ones. */
    public double overlap(Area other) {
        if (!geometry.getEnvelopeInternal().intersects(other.geometry.getEnvelopeInternal())) {
            return 0;
        }
        double both = and(other).size();
        double either = size() + other.size() - both;
        return either <= 0 ? 0 : both / either;
    }

    /** No less than {@link #overlap}, and found at once: as if the areas filled what their frames share. */
    public double overlapAtMost(Area other) {
        double shared = geometry.getEnvelopeInternal()
                .intersection(other.geometry.getEnvelopeInternal())
                .getArea();
        double larger = Math.max(size(), other.size());
        return larger <= 0 ? 0 : Math.min(1, shared / larger);
    }

    public Area and(Area other) {
        return new Area(overlay(geometry, other.geometry, OverlayNG.INTERSECTION));
    }

    public Area or(Area other) {
        return new Area(overlay(geometry, other.geometry, OverlayNG.UNION));
    }

    private static Geometry overlay(Geometry one, Geometry other, int operation) {
        List<?> areas = PolygonExtracter.getPolygons(OverlayNGRobust.overlay(one, other, operation));
        return GRID.buildGeometry(areas.stream().map(Geometry.class::cast).toList());
    }

    /**
     * The rings of the parts that are at least so large a share of the whole: outlines counter-clockwise with y up, holes the other
     * way, each from its leftmost corner on, and no corner on a straight line.
     */
    public List<List<Point>> rings(double leastShare) {
        List<List<Point>> rings = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            var part = (org.locationtech.jts.geom.Polygon)
                    geometry.getGeometryN(i).norm().reverse();
            if (!part.isEmpty() && part.getArea() >= leastShare * geometry.getArea()) {
                rings.add(corners(part.getExteriorRing()));
                for (int hole = 0; hole < part.getNumInteriorRing(); hole++) {
                    rings.add(corners(part.getInteriorRingN(hole)));
                }
            }
        }
        return rings;
    }

    private static List<Point> corners(LinearRing ring) {
        Coordinate[] closed = ring.getCoordinates();
        int n = closed.length - 1;
        List<Point> corners = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            Coordinate before = closed[(i + n - 1) % n];
            Coordinate at = closed[i];
            Coordinate after = closed[i + 1];
            double turn = (at.x - before.x) * (after.y - at.y) - (at.y - before.y) * (after.x - at.x);
            if (Math.abs(turn) > 1e-9) {
                corners.add(new Point(at.x, at.y));
            }
        }
        return corners;
    }

    /** Where it begins and ends along x. */
    public double from() {
        return geometry.getEnvelopeInternal().getMinX();
    }

    public double to() {
        return geometry.getEnvelopeInternal().getMaxX();
    }
}
