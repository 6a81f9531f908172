package dev.terrace.dispatch;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Every index of dispatch, made once. */
@ApplicationScoped
class Indexes {
    private final List<Indexed> collections;
    private volatile boolean made;

    Indexes(@All List<Indexed> collections) {
        this.collections = collections;
    }

    void make() {
        if (!made) {
            collections.forEach(Indexed::index);
            made = true;
        }
    }
}
