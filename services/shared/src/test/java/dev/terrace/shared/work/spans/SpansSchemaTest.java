package dev.terrace.shared.work.spans;

import static dev.terrace.shared.work.Check.faults;
import static dev.terrace.shared.work.Check.same;
import static dev.terrace.shared.work.Check.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.Task;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpansSchemaTest {
    private static final SpansSchema SCHEMA = new SpansSchema(List.of("person", "place"), 9);
    private static final Task TEXT = text("Ann met Bob in Rome");

    @Test
    void placesAreCountedInCodePoints() {
        Task emoji = text("a\ud83d\ude00b");
        assertThat(same(SCHEMA, emoji, "{'spans':[{'class':'person','start':1,'end':3}]}"))
                .isEqualTo(new SpansLabel(List.of(new Span("person", 1, 3))));
        assertThat(faults(SCHEMA, emoji, "{'spans':[{'class':'person','start':1,'end':4}]}"))
                .containsExactly("spans[0].end: it is past the end of the text, which has 3 characters");
    }

    @Test
    void whatAReaderSeesAsOneCharacterIsNotCut() {
        Task family = text("x\ud83d\udc69\u200d\ud83d\udc67y");
        assertThat(faults(SCHEMA, family, "{'spans':[{'class':'person','start':0,'end':2}]}"))
                .containsExactly(
                        "spans[0]: it starts or ends inside a character, such as an emoji: take it whole or leave it"
                                + " out");
        same(SCHEMA, family, "{'spans':[{'class':'person','start':1,'end':4}]}");
        assertThat(faults(SCHEMA, text("e\u0301a"), "{'spans':[{'class':'person','start':1,'end':3}]}"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'class':'person','start':3,'end':3}|spans[0]: nothing is marked: expected start < end",
                "{'class':'person','start':8,'end':7}|spans[0]: nothing is marked: expected start < end",
                "{'class':'person','start':0,'end':4}|spans[0]: it starts or ends with a blank: leave the blank out",
                "{'class':'person','start':3,'end':7}|spans[0]: it starts or ends with a blank: leave the blank out",
                "{'class':'person','start':15,'end':20}|spans[0].end: it is past the end of the text, which has 19"
                        + " characters",
                "{'class':'person','start':-1,'end':3}|spans[0].start: expected a whole number from 0 to 2147483647",
                "{'class':'person','start':0.5,'end':3}|spans[0].start: expected a whole number from 0 to 2147483647",
                "{'class':'thing','start':0,'end':3}|spans[0].class: \"thing\" is unknown: choose one of person,"
                        + " place"
            })
    void whatIsWrongIsNamed(String span, String fault) {
        assertThat(faults(SCHEMA, TEXT, "{'spans':[" + span + "]}")).containsExactly(fault);
    }

    @Test
    void marksOverlapOnlyWhereTheyMay() {
        String two = "{'spans':[{'class':'person','start':0,'end':3},{'class':'place','start':0,'end':7}]}";
        assertThat(faults(SCHEMA, TEXT, two)).containsExactly("spans[1]: two marks overlap: it and spans[0]");
        SpansSchema nested = new SpansSchema(List.of("person", "place"), 9, false, Attributes.NONE, Attributes.NONE);
        same(nested, TEXT, two);
        assertThat(faults(
                        nested,
                        TEXT,
                        "{'spans':[{'class':'person','start':0,'end':3},{'class':'person','start':0,'end':3}]}"))
                .containsExactly("spans[1]: it is the same as spans[0]: two are exactly the same, leave one out");
    }
}
