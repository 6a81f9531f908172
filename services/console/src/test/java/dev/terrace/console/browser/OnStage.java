package dev.terrace.console.browser;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;

/** Tests on the one stage; where this machine lacks something for it they are skipped. */
abstract class OnStage {
    private static @Nullable Stage stage;

    @BeforeAll
    static void set() {
        stage = Stage.get();
    }

    static Stage stage() {
        return Objects.requireNonNull(stage);
    }
}
