package dev.terrace.ingestion.media;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the points of a cloud: PCD (all three encodings), PLY and LAS. What a PCD's header says is held against what is
 * there; points that are not finite are counted and told.
 */
final class CloudProbe {
    private static final int HEADER_BYTES = 64 * 1024;
    private static final long MOST_POINTS = 100_000_000;
    private static final int LAS_HEADER_BYTES = 375;

    private CloudProbe() {}

    static MediaFacts facts(MediaFormat format, Path file) throws IOException, BadMediaException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return switch (format) {
                case PCD -> pcd(in, Files.size(file));
                case PLY -> ply(in);
                case LAS -> las(in);
                default -> throw new IllegalArgumentException(format + " is no point cloud");
            };
        } catch (EOFException e) {
            throw new BadMediaException("it ends in the middle of its header: send it anew");
        }
    }

    private static MediaFacts pcd(InputStream in, long size) throws IOException, BadMediaException {
        Map<String, String[]> header = new HashMap<>();
        int read = 0;
        while (!header.containsKey("DATA")) {
            String line = line(in);
            read += line.length() + 1;
            String[] words = line.strip().split("\\s+");
            if (!line.startsWith("#") && !words[0].isEmpty()) {
                header.put(words[0], words);
            }
            if (read > HEADER_BYTES) {
                throw new BadMediaException("its header has no DATA line: write it anew");
            }
        }
        List<String> fields = List.of(header.getOrDefault("FIELDS", new String[0]));
        if (!fields.containsAll(List.of("x", "y", "z"))) {
            throw new BadMediaException("its FIELDS lack x, y or z: write it with all three");
        }
        long points = header.containsKey("POINTS")
                ? whole(header, "POINTS", 1)
                : Math.multiplyExact(whole(header, "WIDTH", 1), whole(header, "HEIGHT", 1));
        if (points > MOST_POINTS) {
            throw new BadMediaException("it has %d points, and at most %d are taken".formatted(points, MOST_POINTS));
        }
        if (header.containsKey("WIDTH") && header.containsKey("HEIGHT")) {
            long area = Math.multiplyExact(whole(header, "WIDTH", 1), whole(header, "HEIGHT", 1));
            if (area != points) {
                throw new BadMediaException(
                        "POINTS is %d but WIDTH × HEIGHT is %d: write it anew".formatted(points, area));
            }
        }
        return points(in, size - read, header, fields, points);
    }

    private static MediaFacts points(
            InputStream in, long rest, Map<String, String[]> header, List<String> fields, long points)
            throws IOException, BadMediaException {
        int stride = 0;
        int[] offsets = new int[fields.size()];
        for (int i = 1; i < fields.size(); i++) {
            offsets[i] = stride;
            long count = header.containsKey("COUNT") ? whole(header, "COUNT", i) : 1;
            stride += (int) (whole(header, "SIZE", i) * count);
        }
        String[] data = header.getOrDefault("DATA", new String[0]);
        String encoding = data.length > 1 ? data[1] : "";
        return switch (encoding) {
            case "ascii" -> ascii(in, fields, points);
            case "binary" -> {
                if (rest < points * stride) {
                    throw new BadMediaException("it says %d points but holds only %d: send it anew"
                            .formatted(points, rest / Math.max(1, stride)));
                }
                boolean floats = whole(header, "SIZE", fields.indexOf("x")) == 4;
                yield floats ? binary(in, fields, offsets, stride, points) : told(points, 0);
            }
            case "binary_compressed" -> {
                long packed = little(in);
                long unpacked = little(in);
                if (unpacked != points * stride || packed > rest - 8) {
                    throw new BadMediaException(
                            "its compressed part is not as long as %d points need: send it anew".formatted(points));
                }
                yield told(points, 0);
            }
            default ->
                throw new BadMediaException("its DATA is '" + encoding + "': use ascii, binary or binary_compressed");
        };
    }

    private static MediaFacts ascii(InputStream in, List<String> fields, long points)
            throws IOException, BadMediaException {
        long notFinite = 0;
        for (long i = 0; i < points; i++) {
            String row;
            try {
                row = line(in);
            } catch (EOFException e) {
                throw new BadMediaException("it says %d points but holds only %d: send it anew".formatted(points, i));
            }
            String[] words = row.strip().split("\\s+");
            if (words.length < fields.size() - 1) {
                throw new BadMediaException(
                        "point %d has %d values, not %d: write it anew".formatted(i, words.length, fields.size() - 1));
            }
            for (String axis : List.of("x", "y", "z")) {
                if (!isFinite(words[fields.indexOf(axis) - 1])) {
                    notFinite++;
                    break;
                }
            }
        }
        return told(points, notFinite);
    }

    private static boolean isFinite(String word) throws BadMediaException {
        try {
            return Double.isFinite(Double.parseDouble(word));
        } catch (NumberFormatException e) {
            if (word.equalsIgnoreCase("nan")
                    || word.toLowerCase(java.util.Locale.ROOT).contains("inf")) {
                return false;
            }
            throw new BadMediaException(
                    "'" + word.substring(0, Math.min(20, word.length())) + "' is no number: write it anew");
        }
    }

    private static MediaFacts binary(InputStream in, List<String> fields, int[] offsets, int stride, long points)
            throws IOException, BadMediaException {
        int[] places = {offsets[fields.indexOf("x")], offsets[fields.indexOf("y")], offsets[fields.indexOf("z")]};
        byte[] point = new byte[stride];
        long notFinite = 0;
        for (long i = 0; i < points; i++) {
            if (in.readNBytes(point, 0, stride) < stride) {
                throw new EOFException();
            }
            for (int at : places) {
                if (!Float.isFinite(Float.intBitsToFloat(little(point, at)))) {
                    notFinite++;
                    break;
                }
            }
        }
        return told(points, notFinite);
    }

    private static MediaFacts told(long points, long notFinite) throws BadMediaException {
        if (points == 0) {
            throw new BadMediaException("it has no points: send a cloud with at least one");
        }
        List<String> remarks = notFinite == 0
                ? List.of()
                : List.of(notFinite + " of its " + points + " points are not finite; they are not shown");
        return MediaFacts.points(MediaFormat.PCD, points, remarks);
    }

    private static MediaFacts ply(InputStream in) throws IOException, BadMediaException {
        for (int lines = 0; lines < 1_000; lines++) {
            String[] words = line(in).strip().split("\\s+");
            if (words.length == 3 && words[0].equals("element") && words[1].equals("vertex")) {
                return MediaFacts.points(MediaFormat.PLY, whole(Map.of("vertex", words), "vertex", 2), List.of());
            }
            if (words[0].equals("end_header")) {
                break;
            }
        }
        throw new BadMediaException("its header names no 'element vertex': write it anew");
    }

    private static MediaFacts las(InputStream in) throws IOException {
        byte[] header = new byte[LAS_HEADER_BYTES];
        int read = in.readNBytes(header, 0, header.length);
        if (read < 227) {
            throw new EOFException();
        }
        long old = Integer.toUnsignedLong(little(header, 107));
        long wide = Integer.toUnsignedLong(little(header, 247)) | (long) little(header, 251) << 32;
        boolean is14 = header[25] >= 4 && read >= LAS_HEADER_BYTES;
        return MediaFacts.points(MediaFormat.LAS, is14 && wide > 0 ? wide : old, List.of());
    }

    private static long whole(Map<String, String[]> header, String name, int at) throws BadMediaException {
        String[] words = header.get(name);
        try {
            if (words != null && words.length > at) {
                long number = Long.parseLong(words[at]);
                if (number >= 0 && number <= Integer.MAX_VALUE) {
                    return number;
                }
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new BadMediaException("its header has no sound " + name + ": write it anew");
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        if (c < 0) {
            throw new EOFException();
        }
        for (; c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
            if (line.length() > HEADER_BYTES) {
                throw new EOFException();
            }
        }
        return line.toString();
    }

    private static long little(InputStream in) throws IOException {
        return Integer.toUnsignedLong(little(in.readNBytes(4), 0));
    }

    private static int little(byte[] bytes, int at) throws EOFException {
        if (bytes.length < at + 4) {
            throw new EOFException();
        }
        return bytes[at] & 0xff
                | (bytes[at + 1] & 0xff) << 8
                | (bytes[at + 2] & 0xff) << 16
                | (bytes[at + 3] & 0xff) << 24;
    }
}
