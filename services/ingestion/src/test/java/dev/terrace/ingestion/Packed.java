package dev.terrace.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrace.ingestion.Web.Answer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Images in archives, as clients send them. */
final class Packed {
    /** Terms of a project that wants boxes. */
    static final String BOXES = """
            {"name": "Cars", "workType": "boxes", "schema": {"classes": ["car", "人"]},
             "price": {"currency": "CNY", "labelMicros": 80000, "lateMicros": 40000}, "dispatch": {"lotUnits": 50}}""";

    private Packed() {}

    static Answer send(Web as, String project, byte[] archive, String type) {
        return as.post(
                "/v1/projects/" + project + "/datasets",
                BodyPublishers.ofByteArray(archive),
                "Content-Type",
                type,
                "Idempotency-Key",
                Web.key());
    }

    static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    /** A zip of names and contents by turns. */
    static byte[] zip(Object... files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < files.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) files[i]));
                zip.write(files[i + 1] instanceof byte[] bytes ? bytes : ((String) files[i + 1]).getBytes(UTF_8));
            }
        }
        return out.toByteArray();
    }
}
