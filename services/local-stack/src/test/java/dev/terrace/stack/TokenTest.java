package dev.terrace.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "operator,                               operator-1",
        "client --client acme,                   acme",
        "site --site s-1,                        s-1",
        "site --site s-1 --worker w-9,           w-9",
        "site --site s-1 --subject gateway,      gateway",
        "finance-checker --seconds 60,           finance-checker-1"
    })
    void theSubjectIsTheNarrowestIdGiven(String arguments, String subject) throws JoseException {
        assertEquals(subject, claims(arguments).get("sub"));
    }

    @Test
    void idsBecomeClaims() throws JoseException {
        Map<String, Object> claims = claims("site --site s-1 --worker w-9 --seconds 60");
        assertEquals("s-1", claims.get("site"));
        assertEquals("w-9", claims.get("worker"));
        assertEquals(60L, (Long) claims.get("exp") - (Long) claims.get("iat"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "king                     | There is no role 'king'",
                "client                   | The role client needs --client ID",
                "operator --colour red    | Did not understand '--colour'",
                "operator --subject       | Did not understand '--subject'",
                "operator --seconds soon  | --seconds is 'soon'",
                "operator --seconds 0     | --seconds is '0'"
            })
    void aWrongArgumentIsNamed(String arguments, String start) {
        String message =
                assertThrows(StackException.class, () -> claims(arguments)).getMessage();
        assertEquals(start, message.substring(0, Math.min(start.length(), message.length())));
    }

    private Map<String, Object> claims(String arguments) throws JoseException {
        String token = Token.of(arguments.split(" "), Tokens.in(folder));
        byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
        return JsonUtil.parseJson(new String(payload, StandardCharsets.UTF_8));
    }
}
