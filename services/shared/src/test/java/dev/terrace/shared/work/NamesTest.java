package dev.terrace.shared.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"cat ", "Cat", "cat\u200b", "\ufeffcat", " CAT", "c\u00adat", "cat\ufe0f", "ca\u200dt"})
    void whatLooksAlikeIsOneName(String other) {
        assertThat(Names.key(other)).isEqualTo(Names.key("cat"));
        assertThat(Names.match(other, List.of("dog", "cat"))).isEqualTo("cat");
    }

    @Test
    void oneLetterMayBeWrittenInTwoWays() {
        assertThat(Names.key("cafe\u0301")).isEqualTo(Names.key("CAF\u00c9"));
        assertThat(Names.normal(" cafe\u0301 ")).isEqualTo("caf\u00e9");
        assertThat(Names.key("Stra\u00dfe")).isEqualTo(Names.key("STRASSE"));
        assertThat(Names.key("\u732b")).isNotEqualTo(Names.key("\u72d7"));
    }

    @Test
    void aNameIsOneLineThatCanBeSeen() {
        assertThat(Names.fault("cat", 100)).isNull();
        assertThat(Names.fault("\ud83d\ude97", 100)).isNull();
        assertThat(Names.fault(" \u200b", 100)).contains("blank");
        assertThat(Names.fault("a\nb", 100)).contains("control character");
        assertThat(Names.fault("a\ud83d", 100)).contains("half a character");
        assertThat(Names.fault("abc", 2)).contains("at most 2");
    }
}
