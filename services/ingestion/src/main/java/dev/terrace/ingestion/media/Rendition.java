package dev.terrace.ingestion.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/** A smaller JPEG of an image, upright, on white where the image is clear. */
final class Rendition {
    private static final long MOST_PIXELS = 100_000_000;
    /** Of what its reader holds in memory whole: WebP, and JPEGs that come in several scans. */
    private static final long MOST_PIXELS_AT_ONCE = 20_000_000;

    private static final float QUALITY = .85f;
    private static final int FIRST_TURNED = 5;

    private Rendition() {}

    /** @return empty if the image is no wider, too large to be read here, or of a format that is not read */
    static Optional<byte[]> jpeg(Path file, MediaFormat format, int width) throws IOException {
        int orientation = format == MediaFormat.JPEG ? ImageProbe.orientation(file) : 1;
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return jpeg(reader, format, orientation, width);
            } finally {
                reader.dispose();
            }
        }
    }

    private static Optional<byte[]> jpeg(ImageReader reader, MediaFormat format, int orientation, int width)
            throws IOException {
        boolean isTurned = orientation >= FIRST_TURNED;
        int across = isTurned ? reader.getHeight(0) : reader.getWidth(0);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        boolean isWhole = format == MediaFormat.WEBP || format == MediaFormat.JPEG && pixels > MOST_PIXELS_AT_ONCE;
        if (across <= width || pixels > (isWhole ? MOST_PIXELS_AT_ONCE : MOST_PIXELS)) {
            return Optional.empty();
        }
        ImageReadParam param = reader.getDefaultReadParam();
        if (format != MediaFormat.WEBP) {
            int step = Math.max(1, across / (2 * width));
            param.setSourceSubsampling(step, step, 0, 0);
        }
        return Optional.of(written(scaled(reader.read(0, param), orientation, width)));
    }

    private static BufferedImage scaled(BufferedImage image, int orientation, int width) {
        boolean isTurned = orientation >= FIRST_TURNED;
        int across = isTurned ? image.getHeight() : image.getWidth();
        int down = isTurned ? image.getWidth() : image.getHeight();
        int height = Math.max(1, (int) Math.round((double) down * width / across));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            AffineTransform place = AffineTransform.getScaleInstance((double) width / across, (double) height / down);
            place.concatenate(upright(orientation, image.getWidth(), image.getHeight()));
            graphics.drawImage(image, place, null);
        } finally {
            graphics.dispose();
        }
        return small;
    }

    /** From pixels as they are stored to pixels as they are shown; the numbers are those of Exif. */
    private static AffineTransform upright(int orientation, int w, int h) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
    }

    private static byte[] written(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
