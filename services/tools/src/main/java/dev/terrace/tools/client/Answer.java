package dev.terrace.tools.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What a service answered, and how many times it had to be asked. */
public record Answer(String asked, int status, HttpHeaders headers, byte[] body, int tries) {

    public JsonNode json() {
        return Json.parse(body);
    }

    /** The body as NDJSON. */
    public List<JsonNode> rows() {
        return Json.lines(body);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The last part of the problem's type, for example {@code unit-not-leased}; empty if this is not a problem. */
    public String problem() {
        String type = headers.firstValue("Content-Type").orElse("");
        if (!type.startsWith("application/problem+json")) {
            return "";
        }
        String name = json().path("type").asText();
        return name.substring(name.lastIndexOf(':') + 1);
    }

    /** This answer, if it has one of these statuses.
     * @throws Unexpected with the problem's text otherwise */
    public Answer expect(int... statuses) {
        if (Arrays.stream(statuses).noneMatch(s -> s == status)) {
            throw new Unexpected(this);
        }
        return this;
    }

    /** An answer that the caller has no use for; the message says what was asked and what came back. */
    public static final class Unexpected extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Answer answer;

        Unexpected(Answer answer) {
            super(answer.asked + " answered " + answer.status + ": " + abbreviated(answer.text()));
            this.answer = answer;
        }

        public Answer answer() {
            return answer;
        }

        private static String abbreviated(String text) {
            return text.length() <= 500 ? text : text.substring(0, 500) + "…";
        }
    }
}
