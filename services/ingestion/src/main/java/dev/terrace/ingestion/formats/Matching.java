package dev.terrace.ingestion.formats;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says which of the images that files speak of are those of an item: by the place of what it shows, else by names. */
final class Matching {
    private final Drawings drawings;
    private final Map<String, Integer> byPlace = new HashMap<>();
    private final Map<String, Integer> byName = new HashMap<>();
    private final Map<Integer, String> astray = new TreeMap<>();
    private final BitSet used = new BitSet();
    private Set<String> known = Set.of();

    Matching(Drawings drawings) {
        this.drawings = drawings;
    }

    /**
     * An image that files speak of.
     *
     * @param frame the key frame of the item that it is; {@link #WHOLE} where it is all of the item
     */
    record Found(int image, int frame) {
        private static final int WHOLE = -1;

        boolean isWhole() {
            return frame == WHOLE;
        }
    }

    void place(Set<String> names, String lacking) {
        known = names;
        Places places = new Places(names);
        List<Subject> subjects = drawings.subjects();
        for (int i = 0; i < subjects.size(); i++) {
            Subject subject = subjects.get(i);
            try {
                Optional<String> place = places.of(subject);
                if (place.isPresent()) {
                    once(byPlace, place.get(), i);
                } else {
                    astray.put(i, lacking);
                    for (String name : Places.meant(subject)) {
                        once(byName, name, i);
                    }
                }
            } catch (IllegalArgumentException e) {
                astray.put(i, Objects.toString(e.getMessage()));
            }
        }
    }

    /** An image that two files or two parts of one speak of has the labels of the first. */
    private void once(Map<String, Integer> known, String name, int image) {
        Integer before = known.putIfAbsent(name, image);
        if (before == null) {
            return;
        }
        if (drawings.isLooked(before) && drawings.isLooked(image)) {
            astray.put(
                    image,
                    "has labels of %s already: leave one of the two out"
                            .formatted(drawings.subjects().get(before).file()));
        } else {
            astray.remove(image);
            known.put(name, drawings.isLooked(before) ? before : image);
            used.set(drawings.isLooked(before) ? image : before);
        }
    }

    /** The images of an item at which somebody has looked; all that speak of it count as used. */
    List<Found> take(String item, List<String> media) {
        List<Found> found = find(item, media);
        found.forEach(one -> used.set(one.image()));
        return found.stream().filter(one -> drawings.isLooked(one.image())).toList();
    }

    private List<Found> find(String item, List<String> media) {
        if (media.size() == 1) {
            return found(named(item, media.getFirst()), Found.WHOLE);
        }
        String folder = Places.folder(media.getFirst());
        Integer whole = byPlace.get(item);
        whole = whole == null ? byNames(item, folder, Places.last(folder)) : whole;
        if (whole != null) {
            return found(whole, Found.WHOLE);
        }
        List<Found> frames = new ArrayList<>();
        for (int frame = 0; frame < media.size(); frame++) {
            frames.addAll(found(named("", media.get(frame)), frame));
        }
        return frames;
    }

    private static List<Found> found(@Nullable Integer image, int frame) {
        return image == null ? List.of() : List.of(new Found(image, frame));
    }

    private @Nullable Integer named(String item, String medium) {
        boolean isHere = known.contains(medium);
        Integer image = byPlace.get(isHere ? medium : item);
        return image == null ? byNames(item, isHere ? item : Places.last(medium)) : image;
    }

    private @Nullable Integer byNames(String... names) {
        Integer image = null;
        for (String name : names) {
            for (String form : List.of(name, Places.stem(name))) {
                image = image == null && !form.isEmpty() ? byName.get(Places.clean(form)) : image;
            }
        }
        return image;
    }

    /** Tells of images that no item shows. */
    void unused(Troubles troubles) {
        List<Subject> subjects = drawings.subjects();
        for (int i = 0; i < subjects.size(); i++) {
            if (!used.get(i)) {
                Subject subject = subjects.get(i);
                String problem = astray.getOrDefault(
                        i,
                        "is no item of this dataset, or one that is cut into parts or whose row has a start: these labels"
                                + " are left out");
                troubles.tell(subject.file(), subject.line(), subject.name(), problem);
            }
        }
    }
}
