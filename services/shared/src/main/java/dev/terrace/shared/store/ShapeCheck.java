package dev.terrace.shared.store;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/** Refuses to start on documents of an earlier shape, before anything is done to them. */
@ApplicationScoped
class ShapeCheck {
    private static final Logger LOG = Logger.getLogger(ShapeCheck.class);

    private final List<Shaped> shaped;

    ShapeCheck(@All List<Shaped> shaped) {
        this.shaped = shaped;
    }

    /** A store that is away cannot be asked; nothing can be done to it either. */
    void check(@Observes @Priority(2) StartupEvent starting) {
        try {
            shaped.forEach(Shaped::requireShape);
        } catch (RuntimeException e) {
            if (!Store.isAway(e)) {
                throw e;
            }
            LOG.warnf("the shape of what is stored was not looked at: %s", e.getMessage());
        }
    }
}
