package dev.terrace.ingestion.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Renditions are as wide as asked, upright, and show the same. */
class RenditionTest {
    private static final Path EXIF = Path.of("../../../shared/data/formats/exif");

    @TempDir
    Path folder;

    private static BufferedImage read(byte[] jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    @Test
    void aLargeImageIsMadeSmallerAndAClearOneWhite() throws Exception {
        BufferedImage image = new BufferedImage(3_000, 2_000, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, 1_500, 2_000);
        graphics.dispose();
        Path file = folder.resolve("a.png");
        ImageIO.write(image, "png", file.toFile());
        BufferedImage small = read(Rendition.jpeg(file, MediaFormat.PNG, 320).orElseThrow());
        assertThat(small.getWidth()).isEqualTo(320);
        assertThat(small.getHeight()).isEqualTo(213);
        assertThat(new Color(small.getRGB(80, 100)).getRed()).isGreaterThan(240);
        assertThat(new Color(small.getRGB(80, 100)).getBlue()).isLessThan(30);
        assertThat(new Color(small.getRGB(240, 100)).getBlue()).isGreaterThan(240);
        assertThat(Rendition.jpeg(file, MediaFormat.PNG, 3_000)).isEmpty();
    }

    @Test
    void everyOrientationIsShownUpright() throws Exception {
        assumeTrue(Files.isDirectory(EXIF), EXIF + " is not there");
        BufferedImage upright = read(Rendition.jpeg(EXIF.resolve("orientation_1.jpg"), MediaFormat.JPEG, 25)
                .orElseThrow());
        assertThat(upright.getHeight()).isEqualTo(35);
        for (int orientation = 2; orientation <= 8; orientation++) {
            Path file = EXIF.resolve("orientation_" + orientation + ".jpg");
            BufferedImage small =
                    read(Rendition.jpeg(file, MediaFormat.JPEG, 25).orElseThrow());
            assertThat(small.getWidth()).isEqualTo(25);
            assertThat(small.getHeight()).isEqualTo(35);
            long difference = 0;
            for (int y = 0; y < 35; y++) {
                for (int x = 0; x < 25; x++) {
                    Color one = new Color(upright.getRGB(x, y));
                    Color other = new Color(small.getRGB(x, y));
                    difference += Math.abs(one.getRed() - other.getRed()) + Math.abs(one.getBlue() - other.getBlue());
                }
            }
            assertThat(difference / (25 * 35 * 2))
                    .as("orientation %d", orientation)
                    .isLessThan(25);
        }
    }
}
