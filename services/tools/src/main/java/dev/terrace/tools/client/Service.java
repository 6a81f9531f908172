package dev.terrace.tools.client;

/** The four services, by the name of their Maven module. */
public enum Service {
    INGESTION("ingestion"),
    DISPATCH("task-dispatch"),
    QUALITY("quality-check"),
    PAYOUT("payout");

    private final String module;

    Service(String module) {
        this.module = module;
    }

    public String module() {
        return module;
    }
}
