package dev.terrace.quality.accept;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrace.quality.PanelLabel;
import dev.terrace.shared.work.JsonText;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The hash of what a reviewer is shown of a unit: its labels and what they are proposed to come to. */
final class Shown {
    private Shown() {}

    static String hash(List<PanelLabel> labels, List<JsonText> answers) {
        StringBuilder text = new StringBuilder();
        labels.forEach(
                label -> text.append(label.attempt()).append(label.label()).append('\n'));
        answers.forEach(answer -> text.append(answer).append('\n'));
        return hash(text.toString());
    }

    static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
