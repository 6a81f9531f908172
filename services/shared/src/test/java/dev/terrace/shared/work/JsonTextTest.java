package dev.terrace.shared.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.smile.databind.SmileMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper SMILE = new SmileMapper();

    record Holder(int before, JsonText label, String after) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"class\":\"猫 \\\"a\\\" \\u0000\"}",
                "{\"points\":{\"nose\":[[1.25,-3.0E-5,2],[null,null,0]]},\"attributes\":{\"blurred\":true}}",
                "{\"x\":0.1,\"y\":1.2345678912E8,\"z\":-7,\"n\":12345678901234567890}",
                "{}"
            })
    void comesBackAsItWasFromJsonAndFromBinaryForms(String text) throws Exception {
        Holder holder = new Holder(1, new JsonText(text), "end");
        assertThat(JSON.readValue(JSON.writeValueAsBytes(holder), Holder.class)).isEqualTo(holder);
        assertThat(SMILE.readValue(SMILE.writeValueAsBytes(holder), Holder.class))
                .isEqualTo(holder);
        assertThat(JSON.readTree(JSON.writeValueAsBytes(holder)).path("label").isObject())
                .isTrue();
        assertThat(JsonText.of(JSON.readTree(text))).isEqualTo(holder.label());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ \"a\" : [ 1 , 2.50 ] }"})
    void isCompactHoweverItWasWritten(String text) throws Exception {
        assertThat(JSON.readValue(text, JsonText.class)).isEqualTo(new JsonText("{\"a\":[1,2.5]}"));
        assertThat(JsonText.of(JSON.readTree(text))).isEqualTo(new JsonText("{\"a\":[1,2.5]}"));
    }
}
