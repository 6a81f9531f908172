package dev.terrace.ingestion.formats;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A mask of pixels as COCO and CVAT write it, in runs of out and in by turns, and the rings around what is in it. The rings run along
 * the edges of pixels, so by the even-odd rule they hold exactly the pixels of the mask, holes and parts too.
 */
final class Mask {
    private static final long MOST_PIXELS = 1L << 27;
    private static final int MOST_EDGES = 1 << 20;
    private static final int[] DX = {1, 0, -1, 0};
    private static final int[] DY = {0, 1, 0, -1};

    private final int width;
    private final int height;
    private final BitSet in = new BitSet();
    /** By corner: the directions, as bits, in which an edge leaves it with the mask to its right. */
    private final NavigableMap<Long, Integer> edges = new TreeMap<>();

    private Mask(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** @throws IllegalArgumentException if the runs do not fill an image of this size, with what is wrong */
    static Mask ofRows(long[] runs, int width, int height) {
        return new Mask(width, height).filled(runs, false);
    }

    /** The same of runs that go down the columns. */
    static Mask ofColumns(long[] runs, int width, int height) {
        return new Mask(width, height).filled(runs, true);
    }

    private Mask filled(long[] runs, boolean down) {
        long all = (long) width * height;
        if (width <= 0 || height <= 0 || all > MOST_PIXELS) {
            throw new IllegalArgumentException("its mask has %d × %d pixels".formatted(width, height));
        }
        long at = 0;
        boolean inside = false;
        for (long run : runs) {
            if (run < 0 || run > all - at) {
                throw new IllegalArgumentException(
                        "the runs of its mask leave its %d × %d pixels".formatted(width, height));
            }
            if (inside) {
                set(at, run, down);
            }
            at += run;
            inside = !inside;
        }
        if (at != all) {
            throw new IllegalArgumentException("the runs of its mask fill %d of %d pixels".formatted(at, all));
        }
        return this;
    }

    private void set(long from, long run, boolean down) {
        if (!down) {
            in.set((int) from, (int) (from + run));
            return;
        }
        for (long i = from; i < from + run; i++) {
            in.set((int) (i % height) * width + (int) (i / height));
        }
    }

    private boolean has(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height && in.get(y * width + x);
    }

    /** x, y by turns for each ring; none for an empty mask. */
    List<double[]> rings() {
        for (int i = in.nextSetBit(0); i >= 0; i = in.nextSetBit(i + 1)) {
            int x = i % width;
            int y = i / width;
            edge(!has(x, y - 1), x, y, 0);
            edge(!has(x + 1, y), x + 1, y, 1);
            edge(!has(x, y + 1), x + 1, y + 1, 2);
            edge(!has(x - 1, y), x, y + 1, 3);
        }
        List<double[]> rings = new ArrayList<>();
        while (!edges.isEmpty()) {
            walk(edges.firstKey(), rings);
        }
        return rings;
    }

    private void edge(boolean there, int x, int y, int direction) {
        if (there) {
            edges.merge(corner(x, y), 1 << direction, (a, b) -> a | b);
            if (edges.size() > MOST_EDGES) {
                throw new IllegalArgumentException("its mask is too ragged");
            }
        }
    }

    private static long corner(int x, int y) {
        return (long) y << 32 | x;
    }

    /** Follows the edges from a corner back to it. Where a corner is passed twice the loop in between is a ring of its own. */
    private void walk(long start, List<double[]> rings) {
        List<Long> way = new ArrayList<>();
        Map<Long, Integer> passed = new HashMap<>();
        long at = start;
        int direction = Integer.numberOfTrailingZeros(edges.getOrDefault(start, 1));
        do {
            if (passed.containsKey(at)) {
                List<Long> loop = way.subList(passed.getOrDefault(at, 0), way.size());
                rings.add(ring(loop));
                loop.forEach(passed::remove);
                loop.clear();
            }
            passed.put(at, way.size());
            way.add(at);
            direction = next(at, direction);
            at = corner((int) at + DX[direction], (int) (at >> 32) + DY[direction]);
        } while (at != start || edges.containsKey(start));
        rings.add(ring(way));
    }

    /** Takes an edge out of a corner: to the right, else straight on, else to the left. */
    private int next(long at, int before) {
        int leaving = edges.getOrDefault(at, 0);
        for (int turn : new int[] {1, 0, 3}) {
            int direction = (before + turn) % 4;
            if ((leaving & 1 << direction) != 0) {
                int rest = leaving & ~(1 << direction);
                if (rest == 0) {
                    edges.remove(at);
                } else {
                    edges.put(at, rest);
                }
                return direction;
            }
        }
        throw new IllegalStateException("edges of pixels close");
    }

    /** The corners at which the ring turns. */
    private static double[] ring(List<Long> corners) {
        List<Long> turns = new ArrayList<>();
        int n = corners.size();
        for (int i = 0; i < n; i++) {
            long before = corners.get((i + n - 1) % n);
            long after = corners.get((i + 1) % n);
            if ((int) before != (int) after && before >> 32 != after >> 32) {
                turns.add(corners.get(i));
            }
        }
        double[] places = new double[2 * turns.size()];
        for (int i = 0; i < turns.size(); i++) {
            long corner = turns.get(i);
            places[2 * i] = (int) corner;
            places[2 * i + 1] = corner >> 32;
        }
        return places;
    }
}
