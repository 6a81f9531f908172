package dev.terrace.ingestion.formats;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.io.output.CloseShieldOutputStream;

/** A zip that is written file after file; names that would meet are told apart by a number. */
final class ZipFolder implements AutoCloseable {
    private final ZipOutputStream out;
    private final Set<String> names = new HashSet<>();
    private final Losses losses;

    ZipFolder(OutputStream out, Losses losses) {
        this.out = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.losses = losses;
    }

    /** @return the name under which it stands */
    String add(String folder, String stem, String extension, String text) throws IOException {
        String name = folder + stem + extension;
        for (int i = 2; !names.add(name); i++) {
            name = folder + stem + "-" + i + extension;
        }
        out.putNextEntry(new ZipEntry(name));
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
        return name;
    }

    /** A file that is written as it is made; what writes it does not close it. */
    OutputStream open(String name) throws IOException {
        names.add(name);
        out.putNextEntry(new ZipEntry(name));
        return CloseShieldOutputStream.wrap(out);
    }

    /** Adds the images that the rows show, each under the name of its item. */
    void images(String folder, Rows rows, Pictures pictures) throws IOException {
        out.setLevel(Deflater.NO_COMPRESSION);
        rows.each(row -> {
            if (row.media().isEmpty()) {
                losses.add("item that is no single image: its media are at their own addresses");
                return;
            }
            Optional<InputStream> image = pictures.open(row.media());
            if (image.isEmpty()) {
                losses.add("image that is not kept here: it is at its own address");
                return;
            }
            if (!names.add(folder + row.file())) {
                losses.add("image of an item whose name is another's as a file: left out");
                return;
            }
            try (InputStream bytes = image.get()) {
                out.putNextEntry(new ZipEntry(folder + row.file()));
                bytes.transferTo(out);
                out.closeEntry();
            }
        });
    }

    /** Ends the zip with what the format could not carry. */
    @Override
    public void close() throws IOException {
        if (!losses.isEmpty()) {
            add("", "NOT-CARRIED", ".txt", losses.report());
        }
        out.finish();
    }
}
