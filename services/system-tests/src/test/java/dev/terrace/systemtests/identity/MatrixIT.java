package dev.terrace.systemtests.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.terrace.systemtests.contract.Contract;
import dev.terrace.systemtests.contract.Estate;
import dev.terrace.systemtests.contract.Operation;
import dev.terrace.systemtests.flow.Terrace;
import dev.terrace.tools.client.Answer;
import dev.terrace.tools.client.Api;
import dev.terrace.tools.client.Callers;
import dev.terrace.tools.site.Crew;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Walks every operation by every caller, on own and on foreign things, and compares the answers with the table and the contract. */
class MatrixIT {
    private static final String OTHER = "matrix-other";

    private final Terrace terrace = Terrace.started();
    private final Callers callers = terrace.callers();
    private final Estate estate = Estate.of(callers);

    @Test
    void everyCallerMeetsWithWhatTheTableSays() {
        Map<String, Operation> operations =
                Contract.operations().stream().collect(Collectors.toMap(Operation::name, Function.identity()));
        registerOtherSite();
        List<String> wrong = new ArrayList<>();
        Matrix.read()
                .cells()
                .forEach((name, row) -> row.forEach((caller, cell) -> {
                    Operation operation = operations.get(name);
                    Answer answer = estate.call(operation, api(caller)).send();
                    if (!Matrix.meets(cell, answer.status())) {
                        wrong.add("%s as %s: expected %s, got %d %s"
                                .formatted(name, caller, cell, answer.status(), answer.text()));
                    } else if (!operation.statuses().contains(answer.status())) {
                        wrong.add("%s as %s: the contract does not name %d".formatted(name, caller, answer.status()));
                    } else if (answer.status() >= 400 && answer.problem().isEmpty()) {
                        wrong.add("%s as %s: %d is no problem".formatted(name, caller, answer.status()));
                    }
                }));
        assertEquals(List.of(), wrong);
        terrace.assertGuarantees(estate.tally());
    }

    private Api api(String caller) {
        return switch (caller) {
            case "client'" -> callers.client(OTHER);
            case "site'" -> callers.site(OTHER);
            case "nobody" -> callers.nobody();
            default -> estate.owner(caller);
        };
    }

    private void registerOtherSite() {
        new Crew(
                        new Crew.County("jinping", "Jinping"),
                        OTHER,
                        "Jinping 2",
                        List.of(new Crew.Team("evenings", "Evenings", List.of(OTHER + "-w1"))))
                .register(callers.operator(), callers.site(OTHER));
    }
}
