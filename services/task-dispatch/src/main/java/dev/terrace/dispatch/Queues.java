package dev.terrace.dispatch;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the one ready queue of this process. */
class Queues {

    @Produces
    @Singleton
    ReadyQueue readyQueue(Limits limits) {
        return new ReadyQueue(limits.seekers());
    }
}
