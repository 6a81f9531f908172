package dev.terrace.ingestion.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.UnicodePathExtraField;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Reads a zip by its central directory, whose sizes it does not believe. */
final class ZipEntries {
    private static final int EMPTY_BYTES = 22;
    private static final int UNIX_LINK = 0xa000;
    private static final int UNIX_FILE_TYPE = 0xf000;
    private static final int UNIX_FILE = 0x8000;

    private final ArchiveLimits limits;
    private final Gate gate;
    private long all;

    ZipEntries(ArchiveLimits limits, Gate gate) {
        this.limits = limits;
        this.gate = gate;
    }

    void read(Path archive) throws IOException, BadArchiveException {
        try (ZipFile zip = opened(archive)) {
            List<ZipArchiveEntry> entries = listed(zip);
            if (entries.isEmpty() && Files.size(archive) > EMPTY_BYTES) {
                throw new BadArchiveException(
                        "its directory names nothing, yet it is not empty: it is cut or broken, pack it anew");
            }
            requireApart(entries);
            for (ZipArchiveEntry entry : entries) {
                read(zip, entry);
            }
        }
    }

    private static ZipFile opened(Path archive) throws BadArchiveException {
        try {
            return ZipFile.builder()
                    .setPath(archive)
                    .setCharset(StandardCharsets.UTF_8)
                    .setUseUnicodeExtraFields(false)
                    .get();
        } catch (IOException | IllegalArgumentException e) {
            throw new BadArchiveException("it is no whole zip: it is cut or broken, pack it anew");
        }
    }

    private static String said(IOException e) {
        return e.getMessage() == null ? "it ends too soon" : e.getMessage();
    }

    private List<ZipArchiveEntry> listed(ZipFile zip) throws BadArchiveException {
        List<ZipArchiveEntry> entries = new ArrayList<>();
        for (Enumeration<ZipArchiveEntry> all = zip.getEntriesInPhysicalOrder(); all.hasMoreElements(); ) {
            entries.add(all.nextElement());
            if (entries.size() > limits.entries()) {
                throw new BadArchiveException("it has more than " + limits.entries() + " entries: send it in parts");
            }
        }
        return entries;
    }

    /** Entries that share their bytes are how small archives unpack to vast ones. */
    private static void requireApart(List<ZipArchiveEntry> entries) throws BadArchiveException {
        List<ZipArchiveEntry> placed = new ArrayList<>(entries);
        placed.sort(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset));
        for (int i = 1; i < placed.size(); i++) {
            ZipArchiveEntry before = placed.get(i - 1);
            long end = before.getLocalHeaderOffset() + before.getCompressedSize();
            boolean isTwice = before.getLocalHeaderOffset() == placed.get(i).getLocalHeaderOffset()
                    && before.getName().equals(placed.get(i).getName());
            if (!isTwice
                    && before.getCompressedSize() > 0
                    && end > placed.get(i).getLocalHeaderOffset()) {
                throw new BadArchiveException("its entries lie over each other: pack it anew");
            }
        }
    }

    private void read(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        Optional<String> decoded = name(entry);
        String name = decoded.orElseGet(() -> new String(entry.getRawName(), StandardCharsets.ISO_8859_1));
        if (entry.isDirectory() || name.endsWith("/")) {
            return;
        }
        if (decoded.isEmpty()) {
            gate.entries().refused(name, "nobody can say in which encoding its name is: pack it with names in UTF-8");
            return;
        }
        if (!gate.opens(name)) {
            return;
        }
        String fault = fault(zip, entry);
        if (fault != null) {
            gate.entries().refused(name, fault);
            return;
        }
        unpack(zip, entry, name);
    }

    private static @org.jspecify.annotations.Nullable String fault(ZipFile zip, ZipArchiveEntry entry) {
        int type = entry.getUnixMode() & UNIX_FILE_TYPE;
        if (type == UNIX_LINK) {
            return "it is a link: pack the file itself";
        }
        if (type != 0 && type != UNIX_FILE) {
            return "it is no file: leave it out";
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            return "it is encrypted: pack it without a password";
        }
        return zip.canReadEntryData(entry)
                ? null
                : "it is packed by a method that is not read here (" + entry.getMethod() + "): pack it with deflate";
    }

    private void unpack(ZipFile zip, ZipArchiveEntry entry, String name) throws IOException {
        long packed = Math.max(1, entry.getCompressedSize());
        try (InputStream in = zip.getInputStream(entry)) {
            Unpacked bytes = new Unpacked(in, limits, all, () -> packed);
            gate.hand(name, bytes, () -> {
                if (bytes.crc() != entry.getCrc()) {
                    throw new ZipException("its checksum is wrong: it is broken, pack it anew");
                }
            });
            all += bytes.bytesRead();
        } catch (ZipException | EOFException e) {
            gate.entries().refused(name, "it cannot be unpacked: " + said(e));
        }
    }

    /** A Unicode name counts where its checksum is that of the plain one; else the mark for UTF-8; else what the bytes say. */
    private static Optional<String> name(ZipArchiveEntry entry) {
        byte[] raw = entry.getRawName();
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(raw);
        for (var field : entry.getExtraFields()) {
            if (field instanceof UnicodePathExtraField path && path.getNameCRC32() == crc.getValue()) {
                return EntryName.decoded(path.getUnicodeName());
            }
        }
        return EntryName.decoded(raw);
    }
}
