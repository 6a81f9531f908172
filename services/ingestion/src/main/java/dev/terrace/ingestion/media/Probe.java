package dev.terrace.ingestion.media;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells what a file is, and what it says of itself. */
public final class Probe {
    private Probe() {}

    /**
     * @param mostPixelsASide of an image
     * @throws BadMediaException if the bytes are broken or hold nothing to work on
     */
    public static MediaFacts facts(Path file, int mostPixelsASide) throws IOException, BadMediaException {
        MediaFormat format = format(file);
        try {
            return switch (format) {
                case JPEG, PNG, GIF, BMP, TIFF, WEBP -> ImageProbe.facts(format, file, mostPixelsASide);
                case AVIF, HEIC -> stillPicture(format, file);
                case MP4, QUICKTIME -> {
                    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                        yield Mp4Probe.facts(format, new FileBytes(channel));
                    }
                }
                case WEBM, MATROSKA -> {
                    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                        yield EbmlProbe.facts(format, new FileBytes(channel));
                    }
                }
                case PCD, PLY, LAS -> CloudProbe.facts(format, file);
                case AVI, WAV, MP3, OGG, FLAC, NPY, PDF, UNKNOWN -> MediaFacts.of(format);
                case ZIP, GZIP, ZSTD, SEVEN_ZIP, RAR, XZ, TAR ->
                    throw new BadMediaException("it is an archive, not a medium: unpack it first");
            };
        } catch (EOFException e) {
            throw new BadMediaException("it ends in the middle: the file is cut, send it anew");
        }
    }

    /** What the first bytes of the file say. */
    public static MediaFormat format(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return MediaFormat.of(in.readNBytes(MediaFormat.HEAD_BYTES));
        }
    }

    /** The size stands in the largest {@code ispe} box. */
    private static MediaFacts stillPicture(MediaFormat format, Path file) throws IOException, BadMediaException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            FileBytes bytes = new FileBytes(channel);
            int[] size = new int[2];
            BoxWalk.over(bytes, (type, at, end) -> {
                if (type.equals("ispe") && bytes.i32(at + 4) > size[0]) {
                    size[0] = bytes.i32(at + 4);
                    size[1] = bytes.i32(at + 8);
                }
            });
            if (size[0] <= 0 || size[1] <= 0) {
                throw new BadMediaException("its header names no size: write it anew");
            }
            return MediaFacts.image(format, size[0], size[1]);
        }
    }
}
