package dev.terrace.ingestion.tus;

import dev.terrace.ingestion.Ids;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.Refusal;
import dev.terrace.shared.problem.Refused;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes uploads in pieces and keeps them until they are delivered or expire. */
@ApplicationScoped
public class ResumableUploads {
    private static final int ID_BYTES = 15;

    private final MongoUploads uploads;
    private final Limits limits;
    private final InstantSource clock;
    private final Path folder;
    private final Running running = new Running();
    private final SecureRandom random = new SecureRandom();

    ResumableUploads(MongoUploads uploads, Limits limits, InstantSource clock) throws IOException {
        this.uploads = uploads;
        this.limits = limits;
        this.clock = clock;
        this.folder = Files.createDirectories(Path.of(limits.mediaFolder()).resolve("uploads"));
    }

    Upload create(String client, long length, Map<String, String> metadata, Upload.Role role) throws IOException {
        return make(client, length, metadata, role, List.of());
    }

    private Upload make(String client, long length, Map<String, String> metadata, Upload.Role role, List<String> parts)
            throws IOException {
        requireRoom(client, length);
        Instant now = clock.instant();
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        Upload upload = new Upload(
                "u-" + HexFormat.of().formatHex(id),
                0,
                client,
                length,
                metadata,
                role,
                parts,
                now,
                now.plus(limits.uploadKept()),
                null);
        Files.createFile(path(upload.id()));
        uploads.insert(upload);
        return upload;
    }

    private void requireRoom(String client, long length) throws IOException {
        if (length > limits.uploadBytes()) {
            throw new Refused(
                    Refusal.UPLOAD_TOO_LARGE,
                    "An upload has at most " + limits.uploadBytes() + " bytes: send it in parts");
        }
        MongoUploads.Room taken = uploads.taken(client);
        if (taken.uploads() >= limits.uploadsKept() || taken.bytes() + length > limits.uploadsKeptBytes()) {
            throw new Refused(
                    Refusal.QUOTA_EXCEEDED,
                    "You have %d uploads of %d bytes here, and may have %d of %d: deliver or delete some first"
                            .formatted(
                                    taken.uploads(), taken.bytes(), limits.uploadsKept(), limits.uploadsKeptBytes()));
        }
        if (Files.getFileStore(folder).getUsableSpace() < length + limits.diskSpareBytes()) {
            throw diskFull();
        }
    }

    /**
     * The whole of these parts, in this order.
     *
     * @throws Refused if one of them is not there, is no part, or is not all here
     */
    Upload join(String client, List<String> ids, Map<String, String> metadata) throws IOException {
        long length = 0;
        for (String id : ids) {
            Upload part = find(id, client);
            if (part.role() != Upload.Role.PARTIAL || offset(part) != part.length()) {
                throw new Refused(Refusal.PART_MISSING, "Part " + id + " is not, or not wholly, here: finish it first");
            }
            length = Math.addExact(length, part.length());
        }
        Upload whole = make(client, length, metadata, Upload.Role.FINAL, ids);
        try (FileChannel to = FileChannel.open(path(whole.id()), StandardOpenOption.WRITE)) {
            for (String id : ids) {
                try (FileChannel from = FileChannel.open(path(id), StandardOpenOption.READ)) {
                    for (long at = 0; at < from.size(); ) {
                        at += from.transferTo(at, from.size() - at, to);
                    }
                }
            }
            to.force(true);
        } catch (FileSystemException e) {
            remove(whole);
            throw diskFull();
        }
        return whole;
    }

    /** @throws Refused if there is none, or it is another client's, or it has expired */
    public Upload find(String id, String client) {
        return uploads.find(id, client)
                .filter(upload -> upload.expiresAt().isAfter(clock.instant()))
                .orElseThrow(() -> new Refused(Refusal.NO_SUCH_UPLOAD, "Begin a new one with POST /v1/uploads"));
    }

    /** How many bytes of it are here. */
    long offset(Upload upload) throws IOException {
        try {
            return Files.size(path(upload.id()));
        } catch (NoSuchFileException e) {
            throw new Refused(Refusal.NO_SUCH_UPLOAD, "Its bytes are gone: begin a new one with POST /v1/uploads");
        }
    }

    /** How many bytes of it are here, once no request appends to it any more. @return empty if one still does */
    Optional<Long> settledOffset(Upload upload) throws IOException {
        return running.end(upload.id()) ? Optional.of(offset(upload)) : Optional.empty();
    }

    /**
     * Appends a piece; it is durable when the call returns, and what came of it before the line was cut is too.
     *
     * @param hangUp closes the caller's line
     * @return how many bytes are here now
     */
    long append(Upload upload, long offset, Optional<Checksum> checksum, InputStream body, Runnable hangUp)
            throws IOException {
        Optional<UploadFile> opened = UploadFile.open(path(upload.id()));
        if (opened.isEmpty()) {
            throw new Refused(
                    Refusal.UPLOAD_BUSY, "Another request appends to it: ask HEAD for the offset, then go on");
        }
        try (Running.Request request = running.begin(upload.id(), hangUp);
                UploadFile file = opened.get()) {
            if (file.offset() != offset) {
                throw new Refused(
                        Refusal.WRONG_OFFSET,
                        "It has " + file.offset() + " bytes: go on from there, not from " + offset);
            }
            boolean tooMany = file.append(
                    body, upload.length(), checksum.map(Checksum::digest).orElse(null));
            if (tooMany) {
                file.undo();
                throw new Refused(
                        Refusal.UPLOAD_TOO_LARGE,
                        "It was announced with " + upload.length() + " bytes, and these are more");
            }
            if (checksum.isPresent() && !checksum.get().holds()) {
                file.undo();
                throw new Refused(Refusal.CHECKSUM_MISMATCH, "The bytes are not those that were sent: send them again");
            }
            return file.offset();
        } catch (FileSystemException e) {
            throw diskFull();
        }
    }

    void remove(Upload upload) throws IOException {
        running.end(upload.id());
        uploads.remove(upload.id());
        Files.deleteIfExists(path(upload.id()));
    }

    /** The upload with the hash of its bytes, which is told once all of them are here. */
    Upload hashed(Upload upload) throws IOException {
        if (upload.sha256() != null || offset(upload) != upload.length()) {
            return upload;
        }
        MessageDigest digest = Ids.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(path(upload.id())), digest)) {
            byte[] buffer = new byte[1 << 20];
            while (in.read(buffer) >= 0) {}
        }
        Upload hashed = upload.hashed(HexFormat.of().formatHex(digest.digest()));
        uploads.save(hashed);
        return hashed;
    }

    /**
     * The bytes of a whole upload, for its delivery.
     *
     * @throws Refused if it is not all here
     */
    public Path delivered(Upload upload) throws IOException {
        if (offset(upload) != upload.length()) {
            throw new Refused(
                    Refusal.UPLOAD_UNFINISHED,
                    "It has %d of %d bytes: finish it first".formatted(offset(upload), upload.length()));
        }
        return path(upload.id());
    }

    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() throws IOException {
        for (Upload upload : uploads.expired(clock.instant())) {
            remove(upload);
        }
    }

    private Path path(String id) {
        return folder.resolve(id);
    }

    private static Refused diskFull() {
        return new Refused(
                Refusal.DISK_FULL,
                "There is no room for it now; what has come is kept. Try again later, or ask the operator");
    }
}
