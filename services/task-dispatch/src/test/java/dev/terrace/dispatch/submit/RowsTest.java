package dev.terrace.dispatch.submit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {
    private final Rows rows = new Rows(new ObjectMapper(), 200);

    @Test
    void readsARowALine() {
        List<Row> read = rows.read("""
                {"unit":"d-1.0.7","attempt":2,"worker":"anna","label":{"class":"cat"},"seconds":1.5}

                {"unit":"d-1.0.8","attempt":1,"label":{"class":"dog"}}
                """);

        assertThat(read).hasSize(2).allSatisfy(row -> assertThat(row).isInstanceOf(Row.Label.class));
        assertThat(((Row.Label) read.getFirst()).unit().n()).isEqualTo(7);
    }

    @Test
    void readsTheGoodRowsBesideTheBad() {
        assertThat(rows.read("nonsense\n{\"unit\":\"d-1.0.8\",\"attempt\":1,\"label\":{}}"))
                .satisfiesExactly(
                        bad -> assertThat(bad).isInstanceOf(Row.Unreadable.class),
                        good -> assertThat(good).isInstanceOf(Row.Label.class));
    }

    @Test
    void takesAByteOrderMarkForNothing() {
        assertThat(rows.read("\ufeff{\"unit\":\"d-1.0.7\",\"attempt\":1.0,\"label\":{}}"))
                .singleElement()
                .isInstanceOf(Row.Label.class);
    }

    @Test
    void saysWhichFieldIsWrongAndWhatIsExpected() {
        assertThat(fault("[]")).contains("JSON object");
        assertThat(fault("{} {}")).contains("JSON object");
        assertThat(fault("{\"attempt\":1,\"label\":{}}")).contains("unit: expected <dataset>.<lot>.<n>");
        assertThat(fault("{\"unit\":\"../1\",\"attempt\":1,\"label\":{}}")).contains("unit: expected");
        assertThat(fault("{\"unit\":\"d-1.0.7\",\"attempt\":1.5,\"label\":{}}")).contains("attempt: expected");
        assertThat(fault("{\"unit\":\"d-1.0.7\",\"attempt\":\"1\",\"label\":{}}"))
                .contains("attempt: expected");
        assertThat(fault("{\"unit\":\"d-1.0.7\",\"attempt\":1}")).contains("label: missing");
        assertThat(fault("{\"unit\":\"d-1.0.7\",\"attempt\":1,\"label\":{},\"worker\":7}"))
                .contains("worker: expected");
        assertThat(fault("{\"unit\":\"d-1.0.7\",\"attempt\":1,\"label\":{},\"seconds\":-1}"))
                .contains("seconds: expected");
        assertThat(fault("{\"unit\":\"d-1.0.7\",\"attempt\":1,\"label\":{},\"pay\":9}"))
                .contains("unknown field");
        assertThat(fault("{\"unit\":\"d-1.0.7\",\"attempt\":1,\"label\":{},\"label\":{}}"))
                .contains("label");
        assertThat(fault("x".repeat(201))).contains("201", "200");
        assertThat(fault("[".repeat(150))).contains("JSON object");
    }

    private String fault(String row) {
        return ((Row.Unreadable) rows.read(row).getFirst()).detail();
    }
}
