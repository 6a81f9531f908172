package dev.terrace.tools.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Api;
import dev.terrace.tools.client.Callers;
import dev.terrace.tools.client.Json;
import dev.terrace.tools.client.Pause;
import dev.terrace.tools.client.Service;
import dev.terrace.tools.console.Console;
import dev.terrace.tools.people.Client;
import dev.terrace.tools.people.Operator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import javax.imageio.ImageIO;

/**
 * What a large delivery takes: a million rows from the manifest to queued units, a thousand more on top of them, their resolutions
 * back, an archive of ten thousand small images, and what is new in a bucket.
 */
public final class Ingest {
    private static final int MORE = 1_000;
    private static final int PAIRS = 5;
    private static final int IMAGES = 10_000;
    private static final int SIDE = 16;
    private static final int PART_IN_BUCKET = 10;
    private static final int SEED = 5_000;
    private static final int PACK = 500;
    private static final Duration LONGEST = Duration.ofMinutes(60);

    private final Console console;
    private final Callers callers;
    private final Api api;
    private final Client client;
    private final Operator operator;

    public Ingest(Console console, Callers callers) {
        this.console = console;
        this.callers = callers;
        this.api = callers.client("bench");
        this.client = new Client(api);
        this.operator = new Operator(callers.operator());
        Hands.register(callers, Flow.SITES);
    }

    public List<Bar> bars(String key, long small, long large, String store) {
        List<Bar> bars = new ArrayList<>();
        Memory memory = Memory.of(callers.place(), "ingestion");
        String warm = project(key + "-warm");
        queued(key + "-warm", warm, Flow.manifest(small));

        String project = project(key);
        memory.reset();
        queued(key + "-small", project, Flow.manifest(small));
        double peak = memory.peak().orElse(0);
        memory.reset();
        Queued million = queued(key + "-large", project, Flow.manifest(large));
        double rate = large / million.seconds();
        Peer peer = Peer.measured(console);
        bars.add(peer.beside(
                2.5,
                "%,d rows to queued units".formatted(large),
                rate,
                "rows/s",
                peer.added(),
                store + ", added in bulk"));
        bars.add(Bar.atMost(
                64,
                "memory of ingestion at %,d rows above that at %,d".formatted(large, small),
                memory.peak().orElse(0) - peak,
                "MB",
                "resident peak %.0f and %.0f MB".formatted(memory.peak().orElse(0), peak)));
        bars.add(onTop(key, project, store));
        bars.add(archive(key, store));
        bars.addAll(bucket(key, (int) (large / PART_IN_BUCKET), store));
        bars.addAll(export(key, project, million.dataset(), large, store));
        return bars;
    }

    private String project(String key) {
        ObjectNode terms = Flow.terms("Ingest " + key);
        terms.withObject("quality").put("minOverlap", 1).put("maxOverlap", 1).put("checkRate", 0);
        return client.project(key, terms);
    }

    /** A delivery whose units all wait for labels. */
    private record Queued(String dataset, double seconds) {}

    private Queued queued(String key, String project, byte[] manifest) {
        return timed(project, () -> client.upload(key, project, manifest));
    }

    private Queued timed(String project, Supplier<String> delivery) {
        long before = operator.open(project);
        long began = System.nanoTime();
        String dataset = delivery.get();
        boolean all = Pause.until(
                () -> {
                    long units = client.progress(dataset).units();
                    long open = operator.open(project) - before;
                    console.progress(units == 0 ? 0 : (double) open / units, "%,d units queued".formatted(open));
                    return units > 0 && open >= units && isSplit(dataset);
                },
                LONGEST);
        if (!all) {
            throw new IllegalStateException("the units of %s are not queued after %s".formatted(dataset, LONGEST));
        }
        return new Queued(dataset, (System.nanoTime() - began) / 1e9);
    }

    private boolean isSplit(String dataset) {
        return api.get(Service.INGESTION, "/v1/datasets/" + dataset)
                .send()
                .expect(200)
                .json()
                .path("state")
                .asText()
                .equals("working");
    }

    /** Some more into the large project, and as many into an empty one, in turns. */
    private Bar onTop(String key, String project, String store) {
        double[] large = new double[PAIRS];
        double[] empty = new double[PAIRS];
        for (int n = 0; n < PAIRS; n++) {
            large[n] = queued(key + "-more-" + n, project, Flow.manifest(MORE)).seconds();
            String fresh = project(key + "-empty-" + n);
            empty[n] = queued(key + "-empty-" + n, fresh, Flow.manifest(MORE)).seconds();
        }
        return onTop("%,d rows more".formatted(MORE), large, empty, store);
    }

    private static Bar onTop(String what, double[] large, double[] empty, String how) {
        Arrays.sort(large);
        Arrays.sort(empty);
        return Bar.atMost(
                1.2,
                what,
                large[PAIRS / 2] / empty[PAIRS / 2],
                "× into an empty project",
                "%s, %.2f s (%.2f–%.2f) against %.2f s (%.2f–%.2f), pairs in turns"
                        .formatted(
                                how,
                                large[PAIRS / 2],
                                large[0],
                                large[PAIRS - 1],
                                empty[PAIRS / 2],
                                empty[0],
                                empty[PAIRS - 1]));
    }

    /**
     * Some more objects after those of a bucket that was delivered before, and as many in one that is new, in turns; then all of it
     * once more, with nothing new in it.
     */
    private List<Bar> bucket(String key, int known, String store) {
        double[] large = new double[PAIRS];
        double[] empty = new double[PAIRS];
        double unchanged;
        try (ImageBucket bucket = new ImageBucket(images(1).values().iterator().next())) {
            String project = project(key + "-bucket");
            int count = 0;
            while (count < known) {
                bucket.add("known/", SEED);
                synced(key + "-seed-" + count, project, bucket, bucket.after("known/", count), SEED);
                count += SEED;
            }
            for (int n = 0; n < PAIRS; n++) {
                bucket.add("known/", MORE);
                large[n] = synced(key + "-known-" + n, project, bucket, bucket.after("known/", count), MORE);
                count += MORE;
                String prefix = "new-" + n + "/";
                bucket.add(prefix, MORE);
                empty[n] = synced(key + "-new-" + n, project(key + "-new-" + n), bucket, bucket.all(prefix), MORE);
            }
            long began = System.nanoTime();
            client.sync(key + "-unchanged", project, bucket.all("known/"));
            unchanged = count / ((System.nanoTime() - began) / 1e9);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of(
                onTop("%,d objects more after %,d of a bucket".formatted(MORE, known), large, empty, store),
                Bar.atLeast(20_000, "objects of a bucket that are as they were", unchanged, "objects/s", store));
    }

    private double synced(String key, String project, ImageBucket bucket, ObjectNode source, int expected) {
        long before = bucket.read();
        double seconds = timed(project, () -> client.sync(key, project, source)).seconds();
        if (bucket.read() - before != expected) {
            throw new IllegalStateException(
                    "%,d objects were read, and %,d are new".formatted(bucket.read() - before, expected));
        }
        return seconds;
    }

    private Bar archive(String key, String store) {
        String project = project(key + "-zip");
        Map<String, byte[]> images = images(IMAGES);
        List<ObjectNode> rows = images.keySet().stream()
                .map(name -> Json.object().put("id", name).put("media", name))
                .toList();
        double seconds = timed(project, () -> client.deliver(key + "-zip", project, rows, images))
                .seconds();
        return Bar.atLeast(
                1_000, "archive of %,d small images".formatted(IMAGES), IMAGES / seconds, "files/s", store + ", zip");
    }

    private static Map<String, byte[]> images(int count) {
        Map<String, byte[]> images = new LinkedHashMap<>();
        SplittableRandom random = new SplittableRandom(1);
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int n = 0; n < count; n++) {
            for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
                image.setRGB(pixel % SIDE, pixel / SIDE, random.nextInt());
            }
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            try {
                ImageIO.write(image, "png", file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            images.put("images/%05d.png".formatted(n), file.toByteArray());
        }
        return images;
    }

    private List<Bar> export(String key, String project, String dataset, long rows, String store) {
        console.say("  %,d units get their label, so that there are resolutions to export", rows);
        try (Hands hands = new Hands(callers, project, PACK).start(Flow.SITES, Flow.HANDS)) {
            boolean done = Pause.until(
                    () -> {
                        console.progress((double) hands.labels() / rows, "%,d labels".formatted(hands.labels()));
                        return client.progress(dataset).done();
                    },
                    LONGEST);
            if (!done) {
                throw new IllegalStateException("%s is not resolved after %s".formatted(dataset, LONGEST));
            }
        }
        Download warm = Download.of(api, dataset);
        Download download = Download.of(api, dataset);
        if (warm.rows() != rows + 1 || download.rows() != rows + 1) {
            throw new IllegalStateException("the export has %,d rows".formatted(download.rows()));
        }
        String how = "%s, %,d resolutions, NDJSON".formatted(store, rows);
        return List.of(
                Bar.atLeast(50_000, "export of resolutions", download.rate(), "rows/s", how),
                Bar.atMost(300, "first row of the export", download.firstRowMillis(), "ms", how));
    }
}
