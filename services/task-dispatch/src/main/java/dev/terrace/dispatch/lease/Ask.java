package dev.terrace.dispatch.lease;

import dev.terrace.dispatch.Holder;
import dev.terrace.dispatch.Origin;
import dev.terrace.dispatch.Roster;
import dev.terrace.shared.work.WorkType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request for work.
 *
 * @param holder who is to have the pack, under the id that it will have
 * @param requestHash of what is asked for
 * @param people of the site; a named worker alone
 * @param size how much is asked for
 * @param wanted what of it
 */
record Ask(Holder holder, String requestHash, Roster.People people, Size size, Wanted wanted) {

    /** @param minutes that the lease is to last; null for as long as its projects say */
    record Size(int units, long bytes, @Nullable Integer minutes) {}

    /** None means all. */
    record Wanted(Set<WorkType> workTypes, Set<String> projects) {
        boolean takes(Origin origin) {
            return (workTypes.isEmpty() || workTypes.contains(origin.workType())) && takes(origin.project());
        }

        boolean takes(String project) {
            return projects.isEmpty() || projects.contains(project);
        }
    }

    String site() {
        return holder.site();
    }

    String pack() {
        return holder.pack();
    }

    Leasing.Seeker seeker(Set<String> who) {
        return new Leasing.Seeker(holder, who);
    }

    Leasing.Demand demand() {
        return new Leasing.Demand(size.units(), size.bytes(), true);
    }
}
