package dev.terrace.ingestion.export;

import static dev.terrace.ingestion.Refusal.TOO_MANY_EXPORTS;

import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.Running;
import dev.terrace.shared.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;

/** Lets so many exports of one caller run at a time, so that none takes the room of the others. */
@ApplicationScoped
class ExportGate {

    /** Writes what is exported. */
    interface Export {
        void write(OutputStream out) throws IOException;
    }

    private final Limits limits;
    private final Running running = new Running();

    ExportGate(Limits limits) {
        this.limits = limits;
    }

    /** The same export, which counts as running until it is written. @throws Refused if there are too many */
    Export pass(String caller, Export export) {
        if (!running.enter(caller, limits.exportsOfOne())) {
            throw new Refused(
                    TOO_MANY_EXPORTS,
                    "You have " + limits.exportsOfOne()
                            + " exports running: begin the next when one of them has ended");
        }
        return out -> {
            try {
                export.write(out);
            } finally {
                running.leave(caller);
            }
        };
    }
}
