package dev.terrace.tools.people;

import com.fasterxml.jackson.databind.JsonNode;

/** How far a dataset is, as its client sees it. */
public record Progress(
        long units, long resolved, long withdrawn, long accepted, long partlyAccepted, long rejected, long costMicros) {
    public static final Progress NONE = new Progress(0, 0, 0, 0, 0, 0, 0);

    static Progress of(JsonNode dataset) {
        JsonNode progress = dataset.path("progress");
        return new Progress(
                progress.path("units").asLong(),
                progress.path("resolved").asLong(),
                progress.path("withdrawn").asLong(),
                progress.path("accepted").asLong(),
                progress.path("partlyAccepted").asLong(),
                progress.path("rejected").asLong(),
                progress.path("costMicros").asLong());
    }

    public boolean done() {
        return units > 0 && resolved + withdrawn >= units;
    }

    public Progress plus(Progress other) {
        return new Progress(
                units + other.units,
                resolved + other.resolved,
                withdrawn + other.withdrawn,
                accepted + other.accepted,
                partlyAccepted + other.partlyAccepted,
                rejected + other.rejected,
                costMicros + other.costMicros);
    }
}
