package dev.terrace.stack;

import java.util.List;

/** One server of the stack: how it is started, where it listens and how it is known to be ready. */
sealed interface Part permits IssuerServer, KafkaServer, MongoServer, Service {
    String name();

    List<Port> ports();

    /** What to run; called before each start, so that files it needs can be written here. */
    ProcessBuilder command();

    /** Asked again and again after a start until it says yes; never blocks for long. */
    boolean ready();
}
