package dev.terrace.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody's day has come to. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(example = "{\"packs\": 9, \"units\": 412, \"secondsPerUnit\": 4.1, \"judged\": 380, \"acceptedShare\": 0.97}")
public record WorkDay(
        @Schema(description = "Packs leased in her own name")
        long packs,

        @Schema(description = "Labels sent") long units,

        @Nullable @Schema(description = "Mean, as the rows say; absent without units")
        Double secondsPerUnit,

        @Schema(description = "Labels that got their verdict")
        long judged,

        @Nullable
        @Schema(description = "Of the judged labels, how much was right, 0 to 1; absent where none was judged")
        Double acceptedShare) {

    private static final WorkDay NOTHING = new WorkDay(0, 0, null, 0, null);

    public static WorkDay of(MongoDays.@Nullable Day day) {
        return day == null
                ? NOTHING
                : new WorkDay(
                        day.packs(),
                        day.units(),
                        day.units() == 0 ? null : day.seconds() / day.units(),
                        day.judged(),
                        day.judged() == 0 ? null : day.accepted() / day.judged());
    }
}
