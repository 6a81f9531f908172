package dev.terrace.quality.people;

import dev.terrace.quality.Simulation.Person;
import dev.terrace.shared.work.tracks.Key;
import dev.terrace.shared.work.tracks.Track;
import dev.terrace.shared.work.tracks.TracksLabel;
import dev.terrace.shared.work.tracks.Trajectory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Follow things through a video: a few frames late, with a shaky hand, lost on the way and found again as another. */
public final class TrackPeople {
    public static final List<String> CLASSES = List.of("car", "person");
    private static final int FRAMES = 100;

    private TrackPeople() {}

    public static TracksLabel truth(Random random) {
        List<Track> tracks = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            tracks.add(any("t" + i, random));
        }
        return new TracksLabel(tracks);
    }

    private static Track any(String id, Random random) {
        int first = random.nextInt(40);
        int last = first + 30 + random.nextInt(FRAMES - first - 30);
        double size = 30 + 40 * random.nextDouble();
        List<Key> keys = new ArrayList<>();
        double x = 80 + 400 * random.nextDouble();
        double y = 80 + 250 * random.nextDouble();
        for (int frame : new int[] {first, (first + last) / 2, last}) {
            keys.add(new Key(frame, x, y, x + size, y + size));
            x += 40 * random.nextGaussian();
            y += 10 * random.nextGaussian();
        }
        return new Track(id, CLASSES.get(random.nextInt(2)), keys);
    }

    public static TracksLabel draw(TracksLabel truth, Person person, Random random) {
        List<Track> tracks = new ArrayList<>();
        for (Track track : truth.tracks()) {
            if (random.nextDouble() >= person.misses()) {
                boolean wrong = random.nextDouble() < person.mistakes();
                String name = wrong ? CLASSES.get(random.nextInt(2)) : track.name();
                List<Key> keys = shaken(track.keys(), person, random);
                if (random.nextDouble() < person.mistakes() / 2) {
                    lost(tracks, name, keys);
                } else {
                    tracks.add(new Track("t" + tracks.size(), name, keys));
                }
            }
            if (random.nextDouble() < person.invents()) {
                tracks.add(any("t" + tracks.size(), random));
            }
        }
        return new TracksLabel(tracks);
    }

    /** The second half as another object. */
    private static void lost(List<Track> tracks, String name, List<Key> keys) {
        Key middle = keys.get(1);
        Key after = new Key(middle.frame() + 1, middle.x1(), middle.y1(), middle.x2(), middle.y2());
        tracks.add(new Track("t" + tracks.size(), name, keys.subList(0, 2)));
        tracks.add(new Track("t" + tracks.size(), name, List.of(after, keys.get(2))));
    }

    private static List<Key> shaken(List<Key> keys, Person person, Random random) {
        List<Key> shaken = new ArrayList<>();
        for (int k = 0; k < keys.size(); k++) {
            Key key = keys.get(k);
            double sigma = person.jitter() * (key.x2() - key.x1()) * (random.nextInt(10) == 0 ? 4 : 1);
            double x = sigma * random.nextGaussian();
            double y = sigma * random.nextGaussian();
            double grown = sigma * random.nextGaussian() / 2;
            int late = k == 1 ? 0 : (int) Math.round(25 * person.jitter() * random.nextGaussian());
            int frame =
                    Math.clamp(key.frame() + late, k == 0 ? 0 : keys.get(k - 1).frame() + 2, FRAMES - 1);
            frame = k == 0 ? Math.min(frame, keys.get(1).frame() - 2) : frame;
            shaken.add(new Key(
                    frame,
                    key.x1() + x,
                    key.y1() + y,
                    Math.max(key.x1() + x + 2, key.x2() + x + grown),
                    Math.max(key.y1() + y + 2, key.y2() + y + grown)));
        }
        return shaken;
    }

    /** The first label, each track the mean of it and of the likest of each other while both are seen. */
    public static TracksLabel mean(List<TracksLabel> labels) {
        List<Track> means = new ArrayList<>();
        for (Track track : labels.getFirst().tracks()) {
            Trajectory way = Trajectory.of(track.keys());
            List<Trajectory> same = new ArrayList<>(List.of(way));
            for (TracksLabel other : labels.subList(1, labels.size())) {
                other.tracks().stream()
                        .map(t -> Trajectory.of(t.keys()))
                        .filter(t -> t.similarity(way) > 0)
                        .max(Comparator.comparingDouble(t -> t.similarity(way)))
                        .ifPresent(same::add);
            }
            means.add(new Track(track.id(), track.name(), mean(way, same)));
        }
        return new TracksLabel(means);
    }

    private static List<Key> mean(Trajectory way, List<Trajectory> same) {
        List<Key> keys = new ArrayList<>();
        for (int frame = way.first(); frame <= way.last(); frame++) {
            double[] sides = new double[4];
            int count = 0;
            for (Trajectory t : same) {
                if (t.isSeen(frame)) {
                    count++;
                    for (int side = 0; side < 4; side++) {
                        sides[side] += t.side(frame, side);
                    }
                }
            }
            keys.add(new Key(frame, sides[0] / count, sides[1] / count, sides[2] / count, sides[3] / count));
        }
        return keys;
    }
}
