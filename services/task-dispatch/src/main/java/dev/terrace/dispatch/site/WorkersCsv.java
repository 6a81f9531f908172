package dev.terrace.dispatch.site;

import dev.terrace.dispatch.Refusal;
import dev.terrace.dispatch.Validation;
import dev.terrace.shared.problem.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/** Reads workers from CSV. */
final class WorkersCsv {
    private static final String MARK = "\ufeff";
    private static final Set<String> COLUMNS = Set.of("worker", "team", "state");

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();

    private WorkersCsv() {}

    /** One line. */
    record Row(
            @Nullable String worker,
            @Nullable String team,
            @Nullable String state) {}

    /** @throws Refused if it is no such CSV, or has more lines than one call takes */
    static List<Row> read(String csv, int most) {
        List<Row> rows = new ArrayList<>();
        try (CSVParser lines = CSVParser.parse(csv.startsWith(MARK) ? csv.substring(MARK.length()) : csv, FORMAT)) {
            if (!COLUMNS.containsAll(lines.getHeaderNames())
                    || !lines.getHeaderNames().containsAll(List.of("worker", "team"))) {
                throw malformed(1);
            }
            for (CSVRecord line : lines) {
                if (rows.size() == most) {
                    throw new Refused(
                            Refusal.LIMIT_EXCEEDED,
                            "One call takes %d workers, send the others in another".formatted(most));
                }
                if (!line.isConsistent()) {
                    throw malformed(line.getRecordNumber() + 1);
                }
                rows.add(new Row(line.get("worker"), line.get("team"), state(line)));
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw malformed(rows.size() + 2L);
        }
        return rows;
    }

    private static @Nullable String state(CSVRecord line) {
        return line.isMapped("state") && !line.get("state").isEmpty() ? line.get("state") : null;
    }

    private static Refused malformed(long line) {
        return Validation.malformed(
                "Line %d: expected the columns worker, team and perhaps state, separated by commas, as the first line names them"
                        .formatted(line));
    }
}
