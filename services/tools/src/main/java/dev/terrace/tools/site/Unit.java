package dev.terrace.tools.site;

import com.fasterxml.jackson.databind.JsonNode;

/** One unit of a pack as a site sees it; {@code shown} has the media or text and whatever else the client gave for the eye. */
public record Unit(String unit, int attempt, String project, JsonNode shown) {
    static Unit of(JsonNode row) {
        return new Unit(
                row.path("unit").asText(),
                row.path("attempt").asInt(),
                row.path("project").asText(),
                row);
    }

    public String media() {
        return shown.path("media").asText();
    }
}
