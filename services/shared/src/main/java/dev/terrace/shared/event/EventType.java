package dev.terrace.shared.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** Every type of event with the topic it travels on. A breaking change of a payload is a new type. */
public enum EventType {
    PROJECT_VERSIONED("dev.terrace.project.versioned.v1", "terrace.projects"),
    PROJECT_DIRECTED("dev.terrace.project.directed.v1", "terrace.projects"),
    LOT_CREATED("dev.terrace.lot.created.v1", "terrace.lots"),
    LOT_WITHDRAWN("dev.terrace.lot.withdrawn.v1", "terrace.lots"),
    LOT_PRELABELLED("dev.terrace.lot.prelabelled.v1", "terrace.lots"),
    GOLD_GIVEN("dev.terrace.gold.given.v1", "terrace.gold"),
    LOT_LABELLED("dev.terrace.lot.labelled.v1", "terrace.labels"),
    LOT_JUDGED("dev.terrace.lot.judged.v1", "terrace.judgements"),
    PAYRUN_APPROVED("dev.terrace.payrun.approved.v1", "terrace.payments"),
    PAYMENT_SETTLED("dev.terrace.payment.settled.v1", "terrace.payments");

    private final String typeName;
    private final String topic;

    EventType(String typeName, String topic) {
        this.typeName = typeName;
        this.topic = topic;
    }

    public static boolean isKnown(String typeName) {
        return Arrays.stream(values()).anyMatch(t -> t.typeName.equals(typeName));
    }

    /** @throws IllegalArgumentException if there is no such type */
    @JsonCreator
    public static EventType named(String typeName) {
        return Arrays.stream(values())
                .filter(t -> t.typeName.equals(typeName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown event type " + typeName));
    }

    /** The CloudEvents {@code type}. */
    @JsonValue
    public String typeName() {
        return typeName;
    }

    public String topic() {
        return topic;
    }
}
