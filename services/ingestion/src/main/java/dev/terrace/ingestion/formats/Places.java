package dev.terrace.ingestion.formats;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the file of an archive that a file of labels means: formats name images in every way. */
final class Places {
    /** Folders of labels, and where the images of each lie. */
    private static final Map<String, String> BESIDE = Map.of(
            "labels",
            "images",
            "labelTxt",
            "images",
            "label_2",
            "image_2",
            "label_02",
            "image_02",
            "Annotations",
            "JPEGImages");

    private final Map<String, List<String>> byLast = new HashMap<>();
    private final Map<String, List<String>> byStem = new HashMap<>();

    Places(Collection<String> paths) {
        for (String path : paths) {
            byLast.computeIfAbsent(folded(last(path)), k -> new ArrayList<>()).add(path);
            byStem.computeIfAbsent(folded(last(stem(path))), k -> new ArrayList<>())
                    .add(path);
        }
    }

    /**
     * @return empty if it is none of them
     * @throws IllegalArgumentException if it may be several, or is one but for its form, with what to do
     */
    Optional<String> of(Subject subject) {
        if (subject.form() == Subject.Form.FOLDER) {
            return Optional.empty();
        }
        String name = clean(subject.name());
        List<String> alike = (subject.stem() ? byStem : byLast).getOrDefault(folded(last(name)), List.of());
        String folder = subject.file().substring(0, subject.file().lastIndexOf('/') + 1);
        List<Predicate<String>> ways = List.of(
                path -> path.equals(subject.stem() ? beside(name) : folder + name),
                path -> path.equals(subject.stem() ? inside(name) : name),
                path -> path.equals(name),
                path -> path.endsWith("/" + name),
                path -> path.equals(last(name)) || subject.stem() && last(path).equals(last(name)));
        for (Predicate<String> way : ways) {
            List<String> found = alike.stream()
                    .filter(path -> way.test(clean(subject.stem() ? stem(path) : path)))
                    .toList();
            if (found.size() > 1) {
                List<String> ofSubset = found.stream()
                        .filter(path -> List.of(path.split("/")).contains(subject.subset()))
                        .toList();
                found = ofSubset.isEmpty() ? found : ofSubset;
            }
            if (found.size() > 1) {
                throw new IllegalArgumentException(
                        "may be %s or %s: name it with its folder".formatted(found.get(0), found.get(1)));
            }
            if (!found.isEmpty()) {
                return Optional.of(found.getFirst());
            }
        }
        boolean differsInForm =
                alike.stream().anyMatch(path -> !clean(last(path)).equals(last(name)) && !subject.stem());
        if (differsInForm) {
            throw new IllegalArgumentException("is not here, but %s is, which differs in case or form: write both alike"
                    .formatted(alike.getFirst()));
        }
        return Optional.empty();
    }

    /** What labels may be of by the name of their file alone: what lies beside it, or is called so from the folder of labels on. */
    static Set<String> meant(Subject subject) {
        String name = clean(subject.name());
        return subject.form() == Subject.Form.WHOLE
                ? Set.of(name)
                : new LinkedHashSet<>(List.of(beside(name), inside(name)));
    }

    private static String beside(String path) {
        List<String> steps = new ArrayList<>(List.of(path.split("/")));
        steps.replaceAll(step -> BESIDE.getOrDefault(step, step));
        return String.join("/", steps);
    }

    /** The same path from within the last folder of labels on. */
    private static String inside(String path) {
        List<String> steps = List.of(path.split("/"));
        int from = steps.size() - 1;
        while (from > 0 && !BESIDE.containsKey(steps.get(from - 1))) {
            from--;
        }
        return from == 0 ? path : String.join("/", steps.subList(from, steps.size()));
    }

    /** The folder in which a file lies; empty if it is none. */
    static String folder(String path) {
        return path.substring(0, Math.max(0, path.replace('\\', '/').lastIndexOf('/')));
    }

    /** With / between folders, nothing before the first, and letters put together. */
    static String clean(String path) {
        String plain = Normalizer.normalize(path, Normalizer.Form.NFC).replace('\\', '/');
        while (plain.startsWith("./") || plain.startsWith("/")) {
            plain = plain.substring(plain.indexOf('/') + 1);
        }
        return plain;
    }

    static String last(String path) {
        return path.substring(path.replace('\\', '/').lastIndexOf('/') + 1);
    }

    static String stem(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    }

    /** What a path and anything that may mean it have in common: the last part of both, whole or without what ends it. */
    static Set<String> stems(String path) {
        String last = last(path);
        return Set.copyOf(List.of(folded(last), folded(stem(last))));
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
