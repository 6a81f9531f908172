package dev.terrace.systemtests.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.terrace.systemtests.contract.Contract;
import dev.terrace.systemtests.contract.Operation;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of who may do what is whole, and says the same as the contracts. */
class MatrixTest {
    private final Matrix matrix = Matrix.read();

    @Test
    void theTableHasEveryOperationAndNoOther() {
        Set<String> named =
                Contract.operations().stream().map(Operation::name).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(named, new TreeSet<>(matrix.operations()));
    }

    @Test
    void theTableLetsInTheRolesThatTheContractNames() {
        for (Operation operation : Contract.operations()) {
            assertEquals(operation.roles(), matrix.roles(operation.name()), operation.name());
        }
    }
}
