package dev.terrace.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API in review is the API that is built. */
class OpenApiContractTest {

    @ParameterizedTest
    @ValueSource(strings = {"ingestion", "task-dispatch", "quality-check", "payout"})
    void theCommittedDocumentIsTheOneThatTheBuildMakes(String service) throws IOException {
        Path committed = Path.of("../../api-specs/openapi", service + ".yaml");
        Path built = Path.of("..", service, "target/openapi/openapi.yaml");
        assertThat(built).as("build %s first: scripts/test does", service).exists();

        assertThat(Files.readAllLines(built))
                .as("the API of %s has changed: review it, then accept it with scripts/api-accept", service)
                .isEqualTo(Files.exists(committed) ? Files.readAllLines(committed) : "nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingestion", "task-dispatch", "quality-check", "payout"})
    void statesAreNamedAsTheyAreSentAndNotAsJavaDoes(String service) throws IOException {
        assertThat(Files.readAllLines(Path.of("../../api-specs/openapi", service + ".yaml")))
                .noneMatch(line -> line.matches(" +- [A-Z_]{4,}")); // shorter ones are currencies
    }
}
