package dev.terrace.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.dispatch.Unit.Expired;
import dev.terrace.dispatch.Unit.PaidLate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of a unit's hand-outs that take no slot.
 *
 * @param expired leases that expired, remembered for late work, oldest first
 * @param late labels that came too late to count
 * @param declined sites that cannot do it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Past(List<Expired> expired, List<PaidLate> late, List<Declined> declined) {
    public static final Past NONE = new Past(List.of(), List.of(), List.of());

    /** Expired leases that a unit remembers, in all and of one site; the oldest is forgotten first. */
    static final int MOST_EXPIRED = 16;

    static final int MOST_EXPIRED_OF_SITE = 4;

    /** A site that has handed a unit back as one it cannot do. @param why in its people's words */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Declined(String site, @Nullable String why) {}

    public Past {
        expired = listOf(expired);
        late = listOf(late);
        declined = listOf(declined);
    }

    public Optional<Expired> expiredAt(int attempt) {
        return expired.stream().filter(lease -> lease.attempt() == attempt).findFirst();
    }

    public boolean isDeclinedBy(String site) {
        return declined.stream().anyMatch(by -> by.site().equals(site));
    }

    Past expired(Expired lease) {
        long ofSite =
                expired.stream().filter(e -> e.site().equals(lease.site())).count();
        Stream<Expired> kept = expired.stream();
        if (ofSite >= MOST_EXPIRED_OF_SITE) {
            Expired oldest = expired.stream()
                    .filter(e -> e.site().equals(lease.site()))
                    .findFirst()
                    .orElseThrow();
            kept = kept.filter(e -> !e.equals(oldest));
        } else if (expired.size() >= MOST_EXPIRED) {
            kept = kept.skip(1);
        }
        return new Past(Stream.concat(kept, Stream.of(lease)).toList(), late, declined);
    }

    Past without(Expired lease) {
        return new Past(expired.stream().filter(e -> !e.equals(lease)).toList(), late, declined);
    }

    Past paidLate(PaidLate label) {
        return new Past(expired, Stream.concat(late.stream(), Stream.of(label)).toList(), declined);
    }

    Past replace(PaidLate old, PaidLate by) {
        return new Past(expired, late.stream().map(l -> l.equals(old) ? by : l).toList(), declined);
    }

    Past declined(String site, @Nullable String why) {
        return isDeclinedBy(site)
                ? this
                : new Past(
                        expired,
                        late,
                        Stream.concat(declined.stream(), Stream.of(new Declined(site, why)))
                                .toList());
    }

    private static <T> List<T> listOf(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
