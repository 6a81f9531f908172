package dev.terrace.tools.console;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The declared output of a program. On a terminal progress overwrites its own line; elsewhere it is printed when it has changed much. */
public final class Console {
    private static final int BAR = 24;
    private static final long BETWEEN_LINES_NANOS = 5_000_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private boolean onProgressLine;
    private long lastProgress;

    private Console(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    public static Console standard() {
        boolean terminal =
                System.console() != null && System.console().isTerminal() && System.getenv("NO_COLOR") == null;
        return new Console(
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8),
                terminal);
    }

    /** One that nobody reads. */
    public static Console silent() {
        return new Console(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), false);
    }

    public void say(String format, Object... values) {
        endProgress();
        out.println(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    }

    /** A heading with air above it. */
    public void heading(String title) {
        say("");
        say(terminal ? "\u001b[1m" + title + "\u001b[0m" : title);
    }

    /** How far it is, 0 to 1, and a few words beside the bar. */
    public void progress(double share, String words) {
        int full = (int) Math.round(BAR * Math.clamp(share, 0, 1));
        String line = "  " + "█".repeat(full) + "░".repeat(BAR - full) + "  " + words;
        if (terminal) {
            out.print("\r\u001b[K" + line);
            out.flush();
            onProgressLine = true;
        } else if (System.nanoTime() - lastProgress > BETWEEN_LINES_NANOS) {
            lastProgress = System.nanoTime();
            out.println(line);
        }
    }

    /** Rows under column titles; columns that hold numbers are set flush right. */
    public void table(List<String> titles, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>();
        all.add(titles);
        all.addAll(rows);
        int[] widths = new int[titles.size()];
        for (List<String> row : all) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        print(titles, widths, rows);
        say("  " + "─".repeat(Arrays.stream(widths).sum() + 2 * (widths.length - 1)));
        rows.forEach(row -> print(row, widths, rows));
    }

    private void print(List<String> row, int[] widths, List<List<String>> rows) {
        StringBuilder line = new StringBuilder(" ");
        for (int c = 0; c < widths.length; c++) {
            int column = c;
            boolean number = rows.stream().allMatch(r -> r.get(column).matches("[-+]?[0-9 .,%]*|–"));
            String pad = " ".repeat(widths[c] - row.get(c).length());
            line.append(' ')
                    .append(number ? pad + row.get(c) : row.get(c) + pad)
                    .append(' ');
        }
        say(line.toString().stripTrailing());
    }

    private void endProgress() {
        if (onProgressLine) {
            out.println();
            onProgressLine = false;
        }
    }
}
