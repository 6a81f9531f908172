package dev.terrace.ingestion.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The class names that YOLO's numbers stand for: a line each in {@code classes.txt} or {@code obj.names}, or names in {@code data.yaml}. */
final class ClassNames {
    static final int MOST_BYTES = 1 << 20;

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Set<String> LISTS = Set.of("classes.txt", "obj.names", "labels.names", "_darknet.labels");

    private ClassNames() {}

    /** Whether a file of this name may hold some. */
    static boolean mayBeIn(String file) {
        String last = file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return LISTS.contains(last) || isYaml(last) || last.endsWith(".names");
    }

    private static boolean isYaml(String file) {
        return file.endsWith(".yaml") || file.endsWith(".yml");
    }

    /** The names by number; empty if the file has none. */
    static Map<Integer, String> read(String file, Path path) throws IOException {
        Map<Integer, String> names = new TreeMap<>();
        if (!isYaml(file.toLowerCase(Locale.ROOT))) {
            List<TextLines.Line> lines = TextLines.of(path).lines();
            for (int i = 0; i < lines.size(); i++) {
                names.put(i, lines.get(i).text());
            }
            return names;
        }
        JsonNode said = YAML.readTree(path.toFile()).path("names");
        if (said.isArray()) {
            List<String> list = new ArrayList<>();
            said.forEach(name -> list.add(name.asText()));
            for (int i = 0; i < list.size(); i++) {
                names.put(i, list.get(i));
            }
        }
        for (Map.Entry<String, JsonNode> name : said.properties()) {
            if (name.getKey().matches("[0-9]{1,6}")) {
                names.put(Integer.parseInt(name.getKey()), name.getValue().asText());
            }
        }
        return names;
    }
}
