package dev.terrace.quality.tracks;

import dev.terrace.shared.work.join.Assignment;
import dev.terrace.shared.work.tracks.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How tracks compare with the true ones: CLEAR MOT (Bernardin and Stiefelhagen 2008) and identity F1 (Ristani and others 2016), at an
 * overlap of one half.
 *
 * @param truth boxes in all frames that are true
 * @param told boxes in all frames that are told
 * @param missed true boxes without one that is told
 * @param extra told boxes without a true one
 * @param same told boxes that are right if each track is of one true track only
 * @param switches where a true track goes on under another track
 */
public record TrackMeasures(int truth, int told, int missed, int extra, int same, List<Switch> switches) {
    private static final double MET = 0.5;

    /** From this frame on the true track is followed by another one. All by their numbers in the lists. */
    public record Switch(int frame, int truth, int from, int to) {}

    public TrackMeasures {
        switches = List.copyOf(switches);
    }

    /** Multiple object tracking accuracy; 1 if all is right, and below 0 if more is wrong than there is. */
    public double mota() {
        return truth == 0 ? (extra == 0 ? 1 : 0) : 1 - (double) (missed + extra + switches.size()) / truth;
    }

    public double idf1() {
        return truth + told == 0 ? 1 : 2.0 * same / (truth + told);
    }

    public static TrackMeasures of(List<Trajectory> truth, List<Trajectory> told) {
        return new Following(truth, told).measures();
    }

    /** Goes through the frames, and holds on to whom each true track was with last. */
    private static final class Following {
        private final List<Trajectory> truth;
        private final List<Trajectory> told;
        private final int[] with;
        private final List<Switch> switches = new ArrayList<>();
        private int met;

        Following(List<Trajectory> truth, List<Trajectory> told) {
            this.truth = truth;
            this.told = told;
            this.with = new int[truth.size()];
            Arrays.fill(with, -1);
        }

        TrackMeasures measures() {
            int first = Math.min(first(truth), first(told));
            int last = Math.max(last(truth), last(told));
            for (int frame = first; frame <= last; frame++) {
                frame(frame);
            }
            int all = frames(truth);
            int drawn = frames(told);
            return new TrackMeasures(all, drawn, all - met, drawn - met, same(), switches);
        }

        private void frame(int frame) {
            int[] now = new int[truth.size()];
            Arrays.fill(now, -1);
            boolean[] taken = new boolean[told.size()];
            for (int t = 0; t < with.length; t++) {
                if (with[t] >= 0 && !taken[with[t]] && truth.get(t).overlap(told.get(with[t]), frame) >= MET) {
                    now[t] = with[t];
                    taken[with[t]] = true;
                }
            }
            double[][] gain = new double[truth.size()][told.size()];
            for (int t = 0; t < gain.length; t++) {
                for (int h = 0; h < told.size() && now[t] < 0; h++) {
                    double overlap = taken[h] ? 0 : truth.get(t).overlap(told.get(h), frame);
                    gain[t][h] = overlap >= MET ? overlap : 0;
                }
            }
            int[] best = told.isEmpty() ? now.clone() : Assignment.best(gain);
            for (int t = 0; t < now.length; t++) {
                meet(t, now[t] >= 0 ? now[t] : best[t], frame);
            }
        }

        private void meet(int t, int h, int frame) {
            if (h >= 0) {
                met++;
                if (with[t] >= 0 && with[t] != h) {
                    switches.add(new Switch(frame, t, with[t], h));
                }
                with[t] = h;
            }
        }

        /** Frames that are right under the best one-to-one pairing of whole tracks. */
        private int same() {
            double[][] gain = new double[truth.size()][told.size()];
            for (int t = 0; t < gain.length; t++) {
                for (int h = 0; h < told.size(); h++) {
                    gain[t][h] = metFrames(truth.get(t), told.get(h));
                }
            }
            int[] best = told.isEmpty() ? new int[0] : Assignment.best(gain);
            int same = 0;
            for (int t = 0; t < best.length; t++) {
                same += best[t] < 0 ? 0 : (int) gain[t][best[t]];
            }
            return same;
        }

        private static int metFrames(Trajectory one, Trajectory other) {
            int count = 0;
            for (int f = Math.max(one.first(), other.first()); f <= Math.min(one.last(), other.last()); f++) {
                count += one.overlap(other, f) >= MET ? 1 : 0;
            }
            return count;
        }

        private static int first(List<Trajectory> tracks) {
            return tracks.stream().mapToInt(Trajectory::first).min().orElse(Integer.MAX_VALUE);
        }

        private static int last(List<Trajectory> tracks) {
            return tracks.stream().mapToInt(Trajectory::last).max().orElse(-1);
        }

        private static int frames(List<Trajectory> tracks) {
            return tracks.stream().mapToInt(Trajectory::frames).sum();
        }
    }
}
