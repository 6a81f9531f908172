package dev.terrace.ingestion.formats;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines of a small text that are not blank, each with its number; a byte order mark is no part of the first. */
record TextLines(List<Line> lines) {
    static final int MOST_BYTES = 16 << 20;

    record Line(long number, String text) {
        String[] words() {
            return text.split("\\s+");
        }
    }

    static TextLines of(Path path) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8))) {
            long number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                String text = line.replace("\ufeff", "").strip();
                if (!text.isEmpty()) {
                    lines.add(new Line(number, text));
                }
            }
        }
        return new TextLines(lines);
    }
}
