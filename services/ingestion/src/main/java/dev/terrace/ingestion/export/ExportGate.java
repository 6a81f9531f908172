package dev.terrace.ingestion.export;

import static dev.terrace.ingestion.Refusal.TOO_MANY_EXPORTS;

import dev.terrace.ingestion.Limits;
import dev.terrace.shared.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Lets so many exports of one caller run at a time, so that none takes the room of the others. */
@ApplicationScoped
class ExportGate {

    /** Writes what is exported. */
    interface Export {
        void write(OutputStream out) throws IOException;
    }

    private final Limits limits;
    private final ConcurrentMap<String, Integer> running = new ConcurrentHashMap<>();

    ExportGate(Limits limits) {
        this.limits = limits;
    }

    /** The same export, which counts as running until it is written. @throws Refused if there are too many */
    Export pass(String caller, Export export) {
        int now = running.merge(caller, 1, Integer::sum);
        if (now > limits.exportsOfOne()) {
            leave(caller);
            throw new Refused(
                    TOO_MANY_EXPORTS,
                    "You have " + limits.exportsOfOne()
                            + " exports running: begin the next when one of them has ended");
        }
        return out -> {
            try {
                export.write(out);
            } finally {
                leave(caller);
            }
        };
    }

    private void leave(String caller) {
        running.computeIfPresent(caller, (c, count) -> count == 1 ? null : count - 1);
    }
}
