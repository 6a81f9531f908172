package dev.terrace.payout.pay;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.payout.Limits;
import dev.terrace.payout.Refusal;
import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A file of the bank, read whole before anything of it is taken. */
record BankFile(String sha256, List<Row> rows) {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** @throws Refused if it is not text, or has more rows than are taken at once */
    static BankFile read(InputStream body, ObjectMapper json, Limits limits) throws IOException {
        MessageDigest sha256 = digest();
        List<Row> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new DigestInputStream(body, sha256), StandardCharsets.UTF_8.newDecoder()))) {
            boolean first = true;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String text = first && !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK ? line.substring(1) : line;
                first = false;
                if (!text.isBlank()) {
                    rows.add(row(rows.size() + 1, text, json, limits));
                }
            }
        } catch (CharacterCodingException e) {
            throw new Refused(CommonRefusal.MALFORMED, "None was taken: the body is not UTF-8");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new BankFile(HexFormat.of().formatHex(sha256.digest()), rows);
    }

    /** @throws Refused if the file is not the one that the caller means */
    void require(String expected) {
        if (!sha256.equals(expected)) {
            throw new Refused(
                    Refusal.FILE_DIFFERS,
                    "None was taken: the body has the SHA-256 %s, not %s: send the bank's file as it is"
                            .formatted(sha256, expected));
        }
    }

    private static Row row(int number, String line, ObjectMapper json, Limits limits) {
        if (number > limits.bankAnswerRows()) {
            throw new Refused(
                    Refusal.TOO_MANY_ROWS,
                    "None was taken: send at most %d rows a call".formatted(limits.bankAnswerRows()));
        }
        return line.length() > limits.bankAnswerChars()
                ? new Row.Malformed(number, "at most %d characters a row".formatted(limits.bankAnswerChars()))
                : Row.of(number, line, json);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
