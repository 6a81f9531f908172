package dev.terrace.shared.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.terrace.shared.work.Fault;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFaultsTest {
    /** As services read a body. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    enum Colour {
        RED,
        BLUE;

        @JsonValue
        String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    record Name(@JsonValue String text) {
        @JsonCreator
        static Name of(String text) {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("a name has letters");
            }
            return new Name(text);
        }
    }

    record Part(@Nullable Integer count) {}

    record Body(
            int units,
            @Nullable Long micros,
            @Nullable Double ratio,
            boolean open,
            @Nullable String text,
            @Nullable Colour colour,
            @Nullable Name name,
            @Nullable Instant at,
            @Nullable LocalDate day,
            @Nullable List<Part> parts,
            @Nullable JsonNode any) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|must be a JSON object {…}",
                "7|must be a JSON object {…}",
                "`\"x\"`|must be a JSON object {…}",
                "``|is empty: send a JSON object {…}",
                "{} {}|has more after its end: send one value",
                "{\"units\": \"1\"}|units: must be a whole number of at most 2147483647, without quotes",
                "{\"units\": 0.5}|units: must be a whole number of at most 2147483647, without quotes",
                "{\"units\": 2147483648}|units: must be a whole number of at most 2147483647, without quotes",
                "{\"micros\": {}}|micros: must be a whole number of at most 9223372036854775807, without quotes",
                "{\"ratio\": \"x\"}|ratio: must be a number, without quotes",
                "{\"open\": 1}|open: must be true or false, without quotes",
                "{\"text\": {}}|text: must be a text, in quotes",
                "{\"text\": []}|text: must be a text, in quotes",
                "{\"colour\": \"green\"}|colour: must be one of: red, blue",
                "{\"name\": []}|name: must be a text, in quotes",
                "{\"name\": \"\"}|name: a name has letters",
                "{\"at\": \"noon\"}|at: must be a time, as in \"2026-01-31T12:00:00Z\"",
                "{\"day\": \"noon\"}|day: must be a date, as in \"2026-01-31\"",
                "{\"parts\": {}}|parts: must be a list […]",
                "{\"parts\": [{}, []]}|parts[1]: must be a JSON object {…}",
                "{\"parts\": [{\"count\": \"2\"}]}|parts[0].count: must be a whole number of at most 2147483647, without quotes",
                "{\"open\": true, \"open\": true}|has the field 'open' twice: leave one out",
                "{\"units\": 1,}|is no JSON from line 1, column 13 on",
                "{\"units\": 1|is no JSON from line 1, column 12 on",
                "{\"text\": nil}|is no JSON from line 1, column 10 on"
            })
    void tellsWhatFormIsWantedAndWhere(String json, String told) {
        Fault fault = fault(json);
        assertThat(fault).hasToString(told);
    }

    @Test
    void namesTheFieldsThereAreForOneThatIsUnknown() {
        assertThat(fault("{\"parts\": [{\"size\": 1}]}").toString())
                .isEqualTo("parts[0].size: unknown field 'size'; known: count");
    }

    @Test
    void whatIsNestedWithoutEndIsTold() {
        assertThat(fault("{\"any\":" + "[".repeat(2_000)).problem())
                .isEqualTo("is nested too deep, or has a number or a text that is too long");
    }

    private static Fault fault(String json) {
        return JsonFaults.of(catchThrowableOfType(JacksonException.class, () -> JSON.readValue(json, Body.class)));
    }
}
