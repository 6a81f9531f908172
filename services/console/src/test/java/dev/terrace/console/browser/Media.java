package dev.terrace.console.browser;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.jcodec.api.awt.AWTSequenceEncoder;

/** Small media to label: a picture with a thing on it, a film in which it moves, and a road seen by a laser. */
final class Media {
    static final int WIDTH = 320;
    static final int HEIGHT = 240;
    private static final int FRAMES = 30;
    private static final int FPS = 10;
    private static final int SIDE_METRES = 40;

    private Media() {}

    /** @param frame each is another picture */
    static byte[] picture(int frame) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(drawn(frame), "png", file);
        return file.toByteArray();
    }

    static byte[] film() throws IOException {
        Path file = Files.createTempFile("film-", ".mp4");
        try {
            AWTSequenceEncoder encoder = AWTSequenceEncoder.createSequenceEncoder(file.toFile(), FPS);
            for (int frame = 0; frame < FRAMES; frame++) {
                encoder.encodeImage(drawn(frame));
            }
            encoder.finish();
            return Files.readAllBytes(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static BufferedImage drawn(int frame) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(200, 210, 200));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(new Color(150, 60, 40));
        pen.fillRect(60 + 2 * frame, 60, 120, 100);
        pen.dispose();
        return image;
    }

    /** A flat road, as a binary PCD. */
    static byte[] cloud() {
        int points = SIDE_METRES * SIDE_METRES;
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
                """.formatted(points);
        ByteBuffer bytes = ByteBuffer.allocate(points * 12).order(ByteOrder.LITTLE_ENDIAN);
        for (int x = 0; x < SIDE_METRES; x++) {
            for (int y = 0; y < SIDE_METRES; y++) {
                bytes.putFloat(x).putFloat(y - SIDE_METRES / 2f).putFloat(0);
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(bytes.array());
        return file.toByteArray();
    }
}
