package dev.terrace.tools.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.tools.client.Callers;
import dev.terrace.tools.console.Console;
import dev.terrace.tools.people.Finance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finance pays what is owed: one person makes the run, another approves it, the file is checked and one payment traced back. */
public final class Payday {
    private static final String CURRENCY = "CNY";

    private final Console console;
    private final Callers callers;
    private final Finance finance;

    public Payday(Console console, Callers callers) {
        this.console = console;
        this.callers = callers;
        this.finance = new Finance(callers.maker(), callers.checker());
    }

    /** @param key names the run, so that asking again makes no second one */
    public void hold(String key) {
        console.heading("Pay");
        JsonNode draft = finance.draft(key, CURRENCY);
        String run = draft.path("run").asText();
        JsonNode approved = finance.approve(draft);
        byte[] bytes = finance.file(run);
        PaymentFile file = PaymentFile.read(bytes);
        boolean same = file.sha256().equals(draft.path("totals").path("sha256").asText()) && file.adds();
        console.say(
                "  Pay run %s was made by %s and approved by %s.",
                run,
                approved.path("maker").asText(),
                approved.path("decision").path("by").asText());
        console.say(
                "  %s: %,d payments, %s; %s",
                kept(run, bytes),
                file.lines().size(),
                yuan(file.totalMinor()),
                same ? "control totals and SHA-256 are those that were approved" : "IT IS NOT WHAT WAS APPROVED");
        byCounty(file);
        finance.bankSettles(run, finance.payments(run));
        file.lines().stream()
                .filter(line -> line.kind().equals("worker") && World.isOf(line.county()))
                .findFirst()
                .ifPresent(this::trace);
        if (!same) {
            throw new IllegalStateException("the payment file of " + run + " is not what was approved");
        }
    }

    private Path kept(String run, byte[] bytes) {
        Path file = callers.place().home().resolve("payments-" + run + ".csv");
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file) : file;
    }

    private void byCounty(PaymentFile file) {
        Map<String, String> names = World.COUNTIES.stream().collect(Collectors.toMap(c -> c.county(), c -> c.name()));
        List<List<String>> rows = new ArrayList<>();
        file.byCounty()
                .forEach((county, lines) -> rows.add(List.of(
                        names.getOrDefault(county, county),
                        "%,d".formatted(count(lines, "worker")),
                        yuan(sum(lines, "worker")),
                        yuan(sum(lines, "site")))));
        console.say("");
        console.table(List.of("county", "workers paid", "to workers", "to sites"), rows);
    }

    private static long count(List<PaymentFile.Line> lines, String kind) {
        return lines.stream().filter(line -> line.kind().equals(kind)).count();
    }

    private static long sum(List<PaymentFile.Line> lines, String kind) {
        return lines.stream()
                .filter(line -> line.kind().equals(kind))
                .mapToLong(PaymentFile.Line::amountMinor)
                .sum();
    }

    private void trace(PaymentFile.Line line) {
        console.heading("One payment, traced back");
        new Trail(callers.auditor()).of(line.payment()).forEach(step -> console.say("  " + step));
    }

    private static String yuan(long minor) {
        return "%,d.%02d CNY".formatted(minor / 100, minor % 100);
    }
}
