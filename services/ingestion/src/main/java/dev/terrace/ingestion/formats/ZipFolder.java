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

    /** Adds the media that the rows show. */
    void media(Rows rows, MediaPlaces places, Kept kept) throws IOException {
        out.setLevel(Deflater.NO_COMPRESSION);
        rows.each(row -> {
            for (MediaPlaces.Placed placed : places.of(row)) {
                Optional<Kept.Medium> medium = kept.open(placed.medium());
                if (medium.isEmpty()) {
                    losses.add("medium that is not kept here: it is at its own address");
                } else {
                    add(placed, medium.get());
                }
            }
        });
    }

    private void add(MediaPlaces.Placed placed, Kept.Medium medium) throws IOException {
        try (InputStream bytes = medium.bytes()) {
            String name = placed.needsEnding() ? placed.name() + medium.ending() : placed.name();
            if (!names.add(name)) {
                losses.add("medium of an item whose name is another's as a file: left out");
                return;
            }
            out.putNextEntry(new ZipEntry(name));
            bytes.transferTo(out);
            out.closeEntry();
        }
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
