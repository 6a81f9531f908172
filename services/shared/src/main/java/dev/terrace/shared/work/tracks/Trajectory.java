package dev.terrace.shared.work.tracks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A track's box in each of its frames. */
public final class Trajectory {
    private static final int SIDES = 4;

    /** A key less is worth so much of a pixel. */
    private static final double SAME_PIXELS = 0.01;

    private final int first;
    private final boolean[] seen;
    private final double[] sides;
    private final int frames;

    /**
     * A trajectory from the first to the last frame in which it is seen.
     *
     * @param first the frame of the first of these
     * @param sides x1, y1, x2, y2 of each frame; what they are where it is not seen does not matter
     */
    public Trajectory(int first, boolean[] seen, double[] sides) {
        int start = 0;
        int end = seen.length;
        while (start < end && !seen[start]) {
            start++;
        }
        while (end > start && !seen[end - 1]) {
            end--;
        }
        this.first = first + start;
        this.seen = Arrays.copyOfRange(seen, start, end);
        this.sides = Arrays.copyOfRange(sides, SIDES * start, SIDES * end);
        int count = 0;
        for (boolean s : this.seen) {
            count += s ? 1 : 0;
        }
        this.frames = count;
    }

    public static Trajectory of(List<Key> keys) {
        int first = keys.getFirst().frame();
        int size = keys.getLast().frame() - first + 1;
        boolean[] seen = new boolean[size];
        double[] sides = new double[SIDES * size];
        for (int k = 0; k < keys.size(); k++) {
            Key key = keys.get(k);
            Key next = keys.get(Math.min(k + 1, keys.size() - 1));
            int end = Math.max(next.frame(), key.frame() + 1);
            for (int frame = key.frame(); frame < end; frame++) {
                int i = frame - first;
                seen[i] = !key.outside();
                double way = next == key ? 0 : (double) (frame - key.frame()) / (next.frame() - key.frame());
                put(sides, i, key, next, way);
            }
        }
        return new Trajectory(first, seen, sides);
    }

    private static void put(double[] sides, int i, Key key, Key next, double way) {
        sides[SIDES * i] = key.x1() + way * (next.x1() - key.x1());
        sides[SIDES * i + 1] = key.y1() + way * (next.y1() - key.y1());
        sides[SIDES * i + 2] = key.x2() + way * (next.x2() - key.x2());
        sides[SIDES * i + 3] = key.y2() + way * (next.y2() - key.y2());
    }

    public int first() {
        return first;
    }

    public int last() {
        return first + seen.length - 1;
    }

    /** In how many frames it is seen. */
    public int frames() {
        return frames;
    }

    public boolean isSeen(int frame) {
        return frame >= first && frame <= last() && seen[frame - first];
    }

    /** A side of the box in a frame: 0 to 3 are x1, y1, x2, y2. */
    public double side(int frame, int side) {
        return sides[SIDES * (frame - first) + side];
    }

    /** Intersection over union of the boxes in one frame; 0 unless both are seen. */
    public double overlap(Trajectory other, int frame) {
        if (!isSeen(frame) || !other.isSeen(frame)) {
            return 0;
        }
        int a = SIDES * (frame - first);
        int b = SIDES * (frame - other.first);
        double[] o = other.sides;
        double width = Math.min(sides[a + 2], o[b + 2]) - Math.max(sides[a], o[b]);
        double height = Math.min(sides[a + 3], o[b + 3]) - Math.max(sides[a + 1], o[b + 1]);
        if (width <= 0 || height <= 0) {
            return 0;
        }
        double both = width * height;
        double areas =
                (sides[a + 2] - sides[a]) * (sides[a + 3] - sides[a + 1]) + (o[b + 2] - o[b]) * (o[b + 3] - o[b + 1]);
        return both / (areas - both);
    }

    /** The sum of {@link #overlap} over the frames [from, to). */
    public double overlaps(Trajectory other, long from, long to) {
        double sum = 0;
        int start = (int) Math.max(from, Math.max(first, other.first));
        int end = (int) Math.min(to, Math.min(last(), other.last()) + 1L);
        for (int frame = start; frame < end; frame++) {
            sum += overlap(other, frame);
        }
        return sum;
    }

    /** The mean overlap over those frames of [from, to) in which either is seen; 0 if there is none. */
    public double similarity(Trajectory other, long from, long to) {
        int either = 0;
        int start = (int) Math.max(from, Math.min(first, other.first));
        int end = (int) Math.min(to, Math.max(last(), other.last()) + 1L);
        for (int frame = start; frame < end; frame++) {
            either += isSeen(frame) || other.isSeen(frame) ? 1 : 0;
        }
        return either == 0 ? 0 : overlaps(other, from, to) / either;
    }

    /** {@link #similarity(Trajectory, long, long)} over all frames. */
    public double similarity(Trajectory other) {
        return similarity(other, 0, Long.MAX_VALUE);
    }

    /** Whether there is a frame in which both are seen. */
    public boolean meets(Trajectory other) {
        for (int frame = Math.max(first, other.first); frame <= Math.min(last(), other.last()); frame++) {
            if (isSeen(frame) && other.isSeen(frame)) {
                return true;
            }
        }
        return false;
    }

    /** The first of these before the frame, and the second from it on. */
    public static Trajectory spliced(Trajectory left, Trajectory right, int frame) {
        return merged(List.of(left.cut(left.first, frame), right.cut(frame, right.last() + 1)));
    }

    /** The part of it in [from, to). */
    private Trajectory cut(int from, int to) {
        int start = Math.clamp(from, first, last() + 1);
        int end = Math.clamp(to, start, last() + 1);
        return new Trajectory(
                start,
                Arrays.copyOfRange(seen, start - first, end - first),
                Arrays.copyOfRange(sides, SIDES * (start - first), SIDES * (end - first)));
    }

    /** One trajectory of several that are never seen together. */
    public static Trajectory merged(List<Trajectory> pieces) {
        List<Trajectory> some = pieces.stream().filter(p -> p.frames > 0).toList();
        int first = some.stream().mapToInt(Trajectory::first).min().orElse(0);
        int last = some.stream().mapToInt(Trajectory::last).max().orElse(-1);
        boolean[] seen = new boolean[last - first + 1];
        double[] sides = new double[SIDES * seen.length];
        for (Trajectory piece : some) {
            for (int frame = piece.first; frame <= piece.last(); frame++) {
                if (piece.isSeen(frame)) {
                    seen[frame - first] = true;
                    System.arraycopy(piece.sides, SIDES * (frame - piece.first), sides, SIDES * (frame - first), SIDES);
                }
            }
        }
        return new Trajectory(first, seen, sides);
    }

    /** As few keys as draw it, to a hundredth of a pixel. */
    public List<Key> keys() {
        List<Key> keys = new ArrayList<>();
        int frame = first;
        while (frame <= last()) {
            keys.add(isSeen(frame) ? key(frame, frame, false) : key(frame, frame - 1, true));
            frame = isSeen(frame) ? line(frame) : gapEnd(frame);
        }
        return keys;
    }

    private Key key(int frame, int boxAt, boolean outside) {
        return new Key(frame, side(boxAt, 0), side(boxAt, 1), side(boxAt, 2), side(boxAt, 3), outside);
    }

    private int gapEnd(int frame) {
        int end = frame;
        while (end <= last() && !isSeen(end)) {
            end++;
        }
        return end;
    }

    /** The farthest frame to which a line from this one draws all that lies between. */
    private int line(int from) {
        int end = from + 1;
        while (isSeen(end + 1) && isSeen(end) && isLine(from, end + 1)) {
            end++;
        }
        return end;
    }

    private boolean isLine(int from, int to) {
        for (int frame = from + 1; frame < to; frame++) {
            double way = (double) (frame - from) / (to - from);
            for (int side = 0; side < SIDES; side++) {
                double drawn = side(from, side) + way * (side(to, side) - side(from, side));
                if (Math.abs(drawn - side(frame, side)) > SAME_PIXELS) {
                    return false;
                }
            }
        }
        return true;
    }
}
