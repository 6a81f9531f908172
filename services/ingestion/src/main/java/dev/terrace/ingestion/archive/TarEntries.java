package dev.terrace.ingestion.archive;

import com.github.luben.zstd.ZstdInputStream;
import dev.terrace.ingestion.media.MediaFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.io.input.CountingInputStream;

/** Reads a tar, as it is or packed by gzip or zstd, from its beginning to its end. */
final class TarEntries {
    private static final int ZSTD_WINDOW_LOG = 27;

    private final ArchiveLimits limits;
    private final Gate gate;
    private long all;
    private int seen;

    TarEntries(ArchiveLimits limits, Gate gate) {
        this.limits = limits;
        this.gate = gate;
    }

    /** How the tar is packed. */
    enum Packing {
        NONE,
        GZIP,
        ZSTD
    }

    void read(Path archive, Packing packing) throws IOException, BadArchiveException {
        String last = "its beginning";
        try (CountingInputStream file = new CountingInputStream(Files.newInputStream(archive));
                BufferedInputStream bytes =
                        new BufferedInputStream(unpacking(new BufferedInputStream(file, 1 << 16), packing), 1 << 16);
                TarArchiveInputStream tar = new TarArchiveInputStream(bytes, StandardCharsets.ISO_8859_1.name())) {
            requireTar(bytes);
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (++seen > limits.entries()) {
                    throw new BadArchiveException(
                            "it has more than " + limits.entries() + " entries: send it in parts");
                }
                last = entry.getName();
                read(tar, entry, file);
            }
        } catch (Unpacked.Bomb e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            if (seen == 0) {
                throw new BadArchiveException("it is no whole tar: the file is cut or broken, pack it anew");
            }
            gate.entries()
                    .refused(last, "the archive is cut or broken here, and nothing after it was read: pack it anew");
        }
    }

    private static void requireTar(BufferedInputStream bytes) throws IOException, BadArchiveException {
        bytes.mark(MediaFormat.HEAD_BYTES);
        byte[] head = bytes.readNBytes(MediaFormat.HEAD_BYTES);
        bytes.reset();
        boolean isEmptyTar = head.length == MediaFormat.HEAD_BYTES
                && IntStream.range(0, head.length).allMatch(i -> head[i] == 0);
        if (!isEmptyTar && MediaFormat.of(head) != MediaFormat.TAR) {
            throw new BadArchiveException("there is no tar in it: use zip, tar, tar.gz or tar.zst");
        }
    }

    private static InputStream unpacking(InputStream file, Packing packing) throws IOException {
        return switch (packing) {
            case NONE -> file;
            case GZIP ->
                GzipCompressorInputStream.builder()
                        .setInputStream(file)
                        .setDecompressConcatenated(true)
                        .get();
            case ZSTD -> new ZstdInputStream(file).setLongMax(ZSTD_WINDOW_LOG);
        };
    }

    private void read(TarArchiveInputStream tar, TarArchiveEntry entry, CountingInputStream file) throws IOException {
        if (entry.isDirectory()) {
            return;
        }
        boolean isUnicode = entry.getExtraPaxHeaders().containsKey("path");
        Optional<String> decoded = isUnicode
                ? Optional.of(entry.getName())
                : EntryName.decoded(entry.getName().getBytes(StandardCharsets.ISO_8859_1));
        String name = decoded.orElse(entry.getName());
        if (decoded.isEmpty()) {
            gate.entries().refused(name, "nobody can say in which encoding its name is: pack it with names in UTF-8");
            return;
        }
        if (!gate.opens(name)) {
            return;
        }
        if (entry.isSymbolicLink() || entry.isLink()) {
            gate.entries().refused(name, "it is a link: pack the file itself");
            return;
        }
        if (!entry.isFile() || !tar.canReadEntryData(entry) || entry.isSparse()) {
            gate.entries().refused(name, "it is no plain file: leave it out");
            return;
        }
        long before = file.getByteCount();
        Unpacked bytes = new Unpacked(tar, limits, all, () -> file.getByteCount() - before);
        gate.hand(name, bytes, () -> {});
        all += bytes.bytesRead();
    }
}
