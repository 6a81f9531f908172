package dev.terrace.quality.polygons;

import dev.terrace.quality.Geometry;
import dev.terrace.quality.ObjectConsensus;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.polygons.Polygon;
import dev.terrace.shared.work.polygons.PolygonsLabel;
import dev.terrace.shared.work.polygons.PolygonsSchema;
import java.util.List;
import java.util.Map;

/** The areas that most people outlined. */
public record PolygonConsensus(PolygonsSchema schema) implements ObjectConsensus<Polygon, PolygonsLabel> {

    /** A new one each time: it remembers the areas of the polygons that it has seen. */
    @Override
    public Geometry<Polygon> geometry() {
        return new PolygonGeometry(schema.classes(), schema.attributes());
    }

    @Override
    public Attributes attributes() {
        return schema.labelAttributes();
    }

    @Override
    public List<Polygon> objects(PolygonsLabel label) {
        return label.polygons();
    }

    @Override
    public Map<String, Object> attributes(PolygonsLabel label) {
        return label.attributes();
    }

    @Override
    public PolygonsLabel label(List<Polygon> polygons, Map<String, Object> attributes) {
        return new PolygonsLabel(polygons, attributes);
    }
}
