package dev.terrace.quality.people;

import dev.terrace.quality.Simulation.Person;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.events.Event;
import dev.terrace.shared.work.events.EventsLabel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Watch a vending machine: off by some frames, now and then by half a second, the wrong can or the wrong hand. */
public final class EventPeople {
    public static final List<String> PRODUCTS = List.of("cola", "water", "juice", "tea");
    public static final Content.Video VIDEO = new Content.Video("v.mp4", 640, 480, new Content.FrameRate(25, 1), 1500);

    private static final List<String> HANDS = List.of("left", "right", "both");
    private static final long FRAME_MS = 40;
    private static final long END_MS = 60_000;

    private EventPeople() {}

    public static EventsLabel truth(Random random) {
        List<Event> events = new ArrayList<>();
        long at = FRAME_MS * random.nextInt(100);
        while (events.size() < 5 && at < END_MS - 6_000) {
            long end = at + FRAME_MS * (20 + random.nextInt(60));
            events.add(new Event(any(PRODUCTS, random), at, end, any(HANDS, random)));
            at = end + FRAME_MS * (50 + random.nextInt(400));
        }
        return new EventsLabel(events);
    }

    private static String any(List<String> names, Random random) {
        return names.get(random.nextInt(names.size()));
    }

    public static EventsLabel draw(EventsLabel truth, Person person, Random random) {
        List<Event> events = new ArrayList<>();
        for (Event event : truth.events()) {
            if (random.nextDouble() >= person.misses()) {
                boolean wrong = random.nextDouble() < person.mistakes();
                boolean otherHand = random.nextDouble() < person.mistakes() / 2;
                long start = border(event.start(), person, random);
                long end = border(event.end(), person, random);
                events.add(new Event(
                        wrong ? any(PRODUCTS, random) : event.product(),
                        start,
                        Math.max(start + FRAME_MS, end),
                        otherHand ? any(HANDS, random) : event.hand()));
            }
            if (random.nextDouble() < person.invents()) {
                long start = FRAME_MS * random.nextInt(1400);
                events.add(new Event(any(PRODUCTS, random), start, start + 1_000, any(HANDS, random)));
            }
        }
        return new EventsLabel(events);
    }

    private static long border(long ms, Person person, Random random) {
        double frames = 40 * person.jitter() * random.nextGaussian() * (random.nextInt(8) == 0 ? 5 : 1);
        return Math.clamp(ms + FRAME_MS * Math.round(frames), 0, END_MS);
    }

    /** The first label, each border the mean of it and those of what overlaps it most. */
    public static EventsLabel mean(List<EventsLabel> labels) {
        List<Event> means = new ArrayList<>();
        for (Event event : labels.getFirst().events()) {
            List<Event> same = new ArrayList<>(List.of(event));
            for (EventsLabel other : labels.subList(1, labels.size())) {
                other.events().stream()
                        .filter(e -> e.overlap(event) > 0)
                        .max(Comparator.comparingDouble(e -> e.overlap(event)))
                        .ifPresent(same::add);
            }
            means.add(new Event(
                    event.product(),
                    Math.round(same.stream().mapToLong(Event::start).average().orElseThrow()),
                    Math.round(same.stream().mapToLong(Event::end).average().orElseThrow()),
                    event.hand()));
        }
        return new EventsLabel(means);
    }
}
