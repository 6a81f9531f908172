package dev.terrace.dispatch;

import dev.terrace.shared.identity.Caller;
import dev.terrace.shared.identity.Role;
import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import org.jspecify.annotations.Nullable;

/** For whom somebody calls: a site, or one worker of it, who sees and does only what is hers. */
public record Seat(String site, @Nullable String worker) {

    /** @throws Refused if the token does not say whose it is */
    public static Seat of(Caller caller) {
        if (!caller.has(Role.WORKER) || caller.has(Role.SITE)) {
            return new Seat(caller.site(), null);
        }
        String worker = caller.claim("worker")
                .orElseThrow(() -> new Refused(
                        CommonRefusal.FORBIDDEN, "The token has no claim 'worker': ask for one issued to a worker"));
        return new Seat(caller.site(), worker);
    }

    public boolean maySee(Pack pack) {
        return pack.site().equals(site) && (worker == null || worker.equals(pack.worker()));
    }
}
