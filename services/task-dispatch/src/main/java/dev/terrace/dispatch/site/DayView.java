package dev.terrace.dispatch.site;

import dev.terrace.dispatch.WorkDay;
import dev.terrace.dispatch.Worker;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What all of a site have done on a day. */
record DayView(
        @Schema(examples = "s-hill") String site,
        @Schema(examples = "2026-03-05") LocalDate day,

        @Schema(description = "In which the day is one", examples = "Asia/Shanghai")
        ZoneId zone,

        @Schema(description = "All who are registered or did something, by id")
        List<Line> workers) {

    /** One of them. */
    @Schema(name = "DayLine")
    record Line(String worker, String team, WorkDay counts) {
        static Line of(Worker worker, WorkDay counts) {
            return new Line(worker.id(), worker.team(), counts);
        }
    }

    /** What one worker has done on a day. */
    @Schema(name = "WorkerDayView")
    record OfWorker(
            @Schema(examples = "w-1") String worker,
            @Schema(examples = "s-hill") String site,
            @Schema(examples = "2026-03-05") LocalDate day,

            @Schema(description = "In which the day is one", examples = "Asia/Shanghai")
            ZoneId zone,

            WorkDay counts) {}
}
