package dev.terrace.shared.work.tracks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Faults;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Picture;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Videos;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds what is wrong with tracks. */
final class TracksFaults {
    static final int MOST_ID = 40;
    private static final int MOST_KEYS = 10_000;

    /** Of all tracks of a label together: what they may hold in memory. */
    private static final long MOST_FRAMES = 1_000_000;

    private final TracksSchema schema;
    private final Part.Frames part;
    private final Picture picture;
    private final Faults faults = new Faults();
    private final Map<String, String> ids = new HashMap<>();
    private final Map<List<JsonNode>, String> seen = new HashMap<>();
    private long frames;

    TracksFaults(TracksSchema schema, Task task) {
        this.schema = schema;
        this.part = Videos.frames(task);
        this.picture = Picture.of(task);
    }

    List<Fault> of(JsonNode label) {
        if (!schema.fields().label(label, faults) || !faults.list(label.get("tracks"), "tracks", schema.maxTracks())) {
            return faults.list();
        }
        for (int i = 0; i < label.get("tracks").size() && !faults.isFull(); i++) {
            track(label.get("tracks").get(i), "tracks[" + i + "]");
        }
        if (frames > MOST_FRAMES) {
            faults.add(
                    "tracks",
                    "they are %d frames long in all, more than the %d allowed: let the project cut its videos",
                    frames,
                    MOST_FRAMES);
        }
        return faults.list();
    }

    private void track(JsonNode track, String path) {
        if (!schema.fields().object(track, path, faults)) {
            return;
        }
        JsonNode id = track.get("id");
        if (!id.isTextual() || id.textValue().isBlank() || id.textValue().length() > MOST_ID) {
            faults.add(path + ".id", "expected a text of 1 to %d characters", MOST_ID);
        } else if (ids.putIfAbsent(id.textValue(), path) != null) {
            faults.add(path + ".id", "two objects have the same number: %s has it too", ids.get(id.textValue()));
        }
        if (faults.list(track.get("keys"), path + ".keys", MOST_KEYS)) {
            keys(track.get("keys"), path);
        }
    }

    private void keys(JsonNode keys, String path) {
        if (keys.isEmpty()) {
            faults.add(path + ".keys", "expected at least one box");
            return;
        }
        TreeMap<Integer, JsonNode> byFrame = new TreeMap<>();
        boolean sound = true;
        for (int i = 0; i < keys.size() && !faults.isFull(); i++) {
            String at = path + ".keys[" + i + "]";
            if (!key(keys.get(i), at)) {
                sound = false;
            } else if (byFrame.putIfAbsent(keys.get(i).get("frame").intValue(), keys.get(i)) != null) {
                faults.add(
                        at,
                        "two boxes in one frame, %d",
                        keys.get(i).get("frame").intValue());
                sound = false;
            }
        }
        if (!sound) {
            return;
        }
        if (byFrame.firstEntry().getValue().path("outside").asBoolean()) {
            faults.add(path, "it starts where it is not seen: take away its first key");
        }
        frames += byFrame.lastKey() - byFrame.firstKey() + 1L;
        String same = seen.putIfAbsent(List.copyOf(byFrame.values()), path);
        if (same != null) {
            faults.add(path, "it is the same as %s: two are exactly the same, leave one out", same);
        }
    }

    private boolean key(JsonNode key, String path) {
        boolean outside = key.path("outside").asBoolean();
        List<String> must = outside && !key.hasNonNull("x1") ? List.of("frame") : mustOfBox();
        if (!faults.object(key, path, must, "outside", "x1", "y1", "x2", "y2")) {
            return false;
        }
        if (key.hasNonNull("outside") && !key.get("outside").isBoolean()) {
            faults.add(path + ".outside", "expected true or false");
            return false;
        }
        return frame(key.get("frame"), path + ".frame") & (must.size() == 1 || box(key, path));
    }

    private static List<String> mustOfBox() {
        return List.of("frame", "x1", "y1", "x2", "y2");
    }

    private boolean frame(JsonNode frame, String path) {
        if (!faults.whole(frame, path, 0, Integer.MAX_VALUE)) {
            return false;
        }
        int number = frame.intValue();
        if (number < part.from() || number >= part.to()) {
            faults.add(path, "outside this part, which is of the frames %d to %d", part.from(), part.to() - 1);
            return false;
        }
        if ((number - part.from()) % part.step() != 0) {
            faults.add(path, "frame %d is not shown: every %dth is", number, part.step());
            return false;
        }
        return true;
    }

    private boolean box(JsonNode key, String path) {
        boolean numbers = true;
        for (String side : TracksSchema.SIDES) {
            numbers &= picture.isNumber(key.get(side), path + "." + side, faults);
        }
        if (!numbers) {
            return false;
        }
        double x1 = key.get("x1").doubleValue();
        double y1 = key.get("y1").doubleValue();
        double x2 = key.get("x2").doubleValue();
        double y2 = key.get("y2").doubleValue();
        if (x1 >= x2 || y1 >= y2) {
            faults.add(path, "it has no width or no height: expected x1 < x2 and y1 < y2");
            return false;
        }
        return picture.checkBox(x1, y1, x2, y2, path, faults);
    }
}
