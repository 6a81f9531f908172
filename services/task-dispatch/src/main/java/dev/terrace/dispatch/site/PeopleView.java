package dev.terrace.dispatch.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.terrace.dispatch.Pack;
import dev.terrace.dispatch.WorkDay;
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
    @Schema(enumeration = {"working", "waiting", "paused", "away"})
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
            WorkDay today,
            List<SitePack> packs) {}

    /** A live pack and its clocks. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SitePack(
            String pack,

            @Schema(description = "Units that were handed out with it")
            int units,

            Instant leasedAt,
            @Nullable Instant renewBy,
            Instant endsAt) {
        static SitePack of(Pack pack) {
            Pack.@Nullable Live live = pack.state() instanceof Pack.Live it ? it : null;
            return new SitePack(
                    pack.id(),
                    live == null ? 0 : live.units(),
                    pack.term().leasedAt(),
                    live == null ? null : live.renewBy(),
                    pack.term().endsAt());
        }
    }
}
