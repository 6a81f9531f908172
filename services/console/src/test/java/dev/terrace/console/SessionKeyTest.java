package dev.terrace.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SessionKeyTest {
    @Test
    void onlyTheCookieReadsWhatIsStored() {
        SessionKey key = SessionKey.random();
        byte[] stored = key.encrypted("a token");
        assertThat(SessionKey.of(key.cookie()).decrypted(stored)).isEqualTo("a token");
        assertThat(new String(stored, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("token");
        assertThatThrownBy(() -> SessionKey.random().decrypted(stored)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theNameOfASessionDoesNotTellItsCookie() {
        SessionKey key = SessionKey.random();
        assertThat(key.id()).hasSize(64).isEqualTo(SessionKey.of(key.cookie()).id());
        assertThat(SessionKey.of(key.id()).id()).isNotEqualTo(key.id());
    }

    @Test
    void aCookieThatIsNoneOfOursHasASessionOfNobody() {
        assertThat(SessionKey.of("<script>").id()).hasSize(64);
    }
}
