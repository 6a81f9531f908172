package dev.terrace.dispatch.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.terrace.dispatch.MongoDays.Day;
import dev.terrace.dispatch.Pack;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who of a site works, waits for work or is away, and what each has done today. */
record PeopleView(
        String site,
        Instant at,
        @Schema(description = "Today, in the zone of days") String day,
        List<Person> people,

        @Schema(description = "Packs that the site has for all of its people")
        List<SitePack> packs) {

    /** What somebody is doing. */
    enum Doing {
        WORKING,
        WAITING,
        PAUSED,
        AWAY;

        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One of the site's people. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Person(
            String worker,
            String team,

            @Schema(
                    description =
                            "working: has a pack of her own or was seen within 5 minutes; waiting: is there; paused; away")
            Doing doing,

            @Nullable Instant lastSeen,
            Today today,
            List<SitePack> packs) {}

    /** What somebody has done today. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Today(
            @Schema(description = "Labels sent") long units,

            @Nullable @Schema(description = "Mean, as the rows say")
            Double secondsPerUnit,

            @Schema(description = "Labels that got their verdict")
            long judged,

            @Nullable @Schema(description = "Of the judged labels, how much was right, 0 to 1")
            Double acceptedShare) {

        static Today of(@Nullable Day day) {
            return day == null
                    ? new Today(0, null, 0, null)
                    : new Today(
                            day.units(),
                            day.units() == 0 ? null : day.seconds() / day.units(),
                            day.judged(),
                            day.judged() == 0 ? null : day.accepted() / day.judged());
        }
    }

    /** A live pack and its clocks. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SitePack(String pack, Instant leasedAt, @Nullable Instant renewBy, Instant endsAt) {
        static SitePack of(Pack pack) {
            Instant renewBy = pack.state() instanceof Pack.Live live ? live.renewBy() : null;
            return new SitePack(
                    pack.id(), pack.term().leasedAt(), renewBy, pack.term().endsAt());
        }
    }
}
