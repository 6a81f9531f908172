package dev.terrace.systemtests.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The table {@code matrix.txt}: for each operation of each service, in order, what each caller meets with.
 *
 * @param cells by operation, named as {@code <service> <operationId>}, then by caller
 */
record Matrix(Map<String, Map<String, String>> cells) {
    /** Who meets with a conflict has the role, and is the wrong person for this thing. */
    private static final Set<String> LET_IN = Set.of("2xx", "409");

    static Matrix read() {
        try (InputStream table = Matrix.class.getResourceAsStream("/matrix.txt")) {
            return parse(new String(table.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Matrix parse(String table) {
        Map<String, Map<String, String>> cells = new LinkedHashMap<>();
        List<String> callers = List.of();
        String service = "";
        for (String line :
                table.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
            List<String> words = List.of(line.strip().split(" +"));
            if (callers.isEmpty()) {
                callers = words;
            } else if (words.size() == 1) {
                service = line;
            } else if (cells.put(service + " " + words.getFirst(), row(callers, words)) != null) {
                throw new IllegalArgumentException("twice in the table: " + line);
            }
        }
        return new Matrix(cells);
    }

    /** The last cell may be left out. */
    private static Map<String, String> row(List<String> callers, List<String> words) {
        if (words.size() != callers.size() + 1 && words.size() != callers.size()) {
            throw new IllegalArgumentException("expected %d cells: %s".formatted(callers.size(), words));
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int n = 0; n < callers.size(); n++) {
            row.put(callers.get(n), n + 1 < words.size() ? words.get(n + 1) : "403");
        }
        return row;
    }

    /** The roles of which some caller may do it. */
    Set<String> roles(String operation) {
        return cells.get(operation).entrySet().stream()
                .filter(cell -> LET_IN.contains(cell.getValue()))
                .map(cell -> cell.getKey().replace("'", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a status is what a cell says. */
    static boolean meets(String cell, int status) {
        return cell.equals("2xx") ? status / 100 == 2 : cell.equals(Integer.toString(status));
    }

    List<String> operations() {
        return new ArrayList<>(cells.keySet());
    }
}
