package dev.terrace.ingestion.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

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

    /** Ends the zip with what the format could not carry. */
    @Override
    public void close() throws IOException {
        if (!losses.isEmpty()) {
            add("", "NOT-CARRIED", ".txt", losses.report());
        }
        out.finish();
    }
}
