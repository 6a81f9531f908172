package dev.terrace.shared.health;

import dev.terrace.shared.store.Store;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the store answers. */
@Readiness
class StoreCheck implements HealthCheck {
    private final Store store;

    StoreCheck(Store store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        return Server.check("store", store::ping);
    }
}
