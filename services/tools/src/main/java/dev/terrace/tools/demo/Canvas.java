package dev.terrace.tools.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** A picture being drawn. */
final class Canvas {
    private static final float LINE = 2f;

    private final BufferedImage image;
    private final Graphics2D pen;

    Canvas(int width, int height, Color ground) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setStroke(new BasicStroke(LINE));
        pen.setColor(ground);
        pen.fillRect(0, 0, width, height);
    }

    Graphics2D pen(Color color) {
        pen.setColor(color);
        return pen;
    }

    /** A line through points, closed and filled where a colour is given for it. */
    void shape(List<double[]> points, boolean closed, Color edge) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < points.size(); i++) {
            double[] at = points.get(i);
            if (i == 0) {
                path.moveTo(at[0], at[1]);
            } else {
                path.lineTo(at[0], at[1]);
            }
        }
        if (closed) {
            path.closePath();
        }
        pen.setColor(edge);
        pen.draw(path);
    }

    BufferedImage image() {
        return image;
    }

    byte[] png() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
