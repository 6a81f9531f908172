package dev.terrace.tools.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A payment file as the bank reads it: its lines, added up again, against its own last line. */
public record PaymentFile(List<Line> lines, long totalMinor, long statedLines, long statedMinor, String sha256) {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    /** One payment. */
    public record Line(String payment, String payee, String kind, String county, long amountMinor) {}

    public static PaymentFile read(byte[] file) {
        List<Line> lines = new ArrayList<>();
        long statedLines = -1;
        long statedMinor = -1;
        try (CSVParser parser = CSVParser.parse(new String(file, StandardCharsets.UTF_8), FORMAT)) {
            for (CSVRecord row : parser) {
                long amount = Long.parseLong(row.get("amount_minor"));
                if (row.get("payment").equals("TOTAL")) {
                    statedLines = Long.parseLong(row.get("payee"));
                    statedMinor = amount;
                } else {
                    lines.add(
                            new Line(row.get("payment"), row.get("payee"), row.get("kind"), row.get("county"), amount));
                }
            }
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(file);
            long sum = lines.stream().mapToLong(Line::amountMinor).sum();
            return new PaymentFile(
                    lines, sum, statedLines, statedMinor, HexFormat.of().formatHex(hash));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether its last line says what its lines add up to. */
    public boolean adds() {
        return lines.size() == statedLines && totalMinor == statedMinor;
    }

    /** County → lines, in the order of their names. */
    public Map<String, List<Line>> byCounty() {
        Map<String, List<Line>> counties = new TreeMap<>();
        lines.forEach(line ->
                counties.computeIfAbsent(line.county(), c -> new ArrayList<>()).add(line));
        return counties;
    }
}
