package dev.terrace.ingestion.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.terrace.ingestion.media.MediaFacts;
import dev.terrace.ingestion.media.Medium;
import dev.terrace.shared.media.MediaAddresses;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Content.FrameRate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts the store's names for media in the place of those in a row, and fills in what the bytes say: size, rate and number of
 * frames. A row that says otherwise is refused, for one of the two must be a mistake. Of a video whose rate varies the row says
 * the rate at which frames are counted, or it is the mean.
 */
final class MediaFields {
    private final MediaNames names;

    MediaFields(MediaNames names) {
        this.names = names;
    }

    /** @return the medium of the row; empty if it is not kept here, or the row has none */
    Optional<Medium> fill(Map<String, JsonNode> row) throws BadRow {
        JsonNode media = row.get("media");
        Optional<Medium> kept = Optional.empty();
        if (media != null && media.isTextual()) {
            kept = named(media.textValue(), "media");
            if (kept.isPresent()) {
                fill(row, kept.get());
            }
        }
        name(frames(row));
        return kept;
    }

    /** What files of labels are of: the medium of the row, or the first image of each key frame of a scene, as the row names it. */
    static List<String> shown(Map<String, JsonNode> row) {
        JsonNode media = row.get("media");
        Stream<JsonNode> shown = media == null
                ? frames(row).valueStream().map(frame -> frame.path("images").path(0))
                : Stream.of(media);
        return shown.filter(JsonNode::isTextual).map(JsonNode::textValue).toList();
    }

    private static JsonNode frames(Map<String, JsonNode> row) {
        JsonNode frames =
                row.get("scene") == null ? row.get("frames") : row.get("scene").get("frames");
        return frames == null ? MissingNode.getInstance() : frames;
    }

    /** Refuses a medium that cannot be shown as what its item is. */
    static void require(Medium medium, Content content) throws BadRow {
        String type = medium.facts().mediaType();
        switch (content) {
            case Content.Image _ -> require(type, "image/", "an image");
            case Content.Video _ -> require(type, "video/", "a video");
            case Content.Text _, Content.Scene _, Content.Pair _ -> {}
        }
    }

    private static void require(String type, String kind, String wanted) throws BadRow {
        if (!type.startsWith(kind)) {
            throw new BadRow("media", "is %s by its bytes, and %s is wanted: leave it out".formatted(type, wanted));
        }
    }

    private void fill(Map<String, JsonNode> row, Medium medium) throws BadRow {
        MediaFacts facts = medium.facts();
        row.put("media", TextNode.valueOf(MediaAddresses.name(medium.sha256())));
        agree(row, "width", facts.width());
        agree(row, "height", facts.height());
        agree(row, "frames", facts.frames());
        FrameRate said = FrameRates.read(row.get("fps"));
        FrameRate rate = facts.fps() == null && said == null ? facts.meanRate() : facts.fps();
        if (rate == null) {
            return;
        }
        if (said != null && (long) said.num() * rate.den() != (long) said.den() * rate.num()) {
            throw new BadRow(
                    "fps",
                    "says %d/%d, but the file has %d/%d: leave it out"
                            .formatted(said.num(), said.den(), rate.num(), rate.den()));
        }
        row.put(
                "fps",
                JsonNodeFactory.instance.objectNode().put("num", rate.num()).put("den", rate.den()));
    }

    private static void agree(Map<String, JsonNode> row, String field, @Nullable Integer fact) throws BadRow {
        if (fact == null) {
            return;
        }
        JsonNode said = row.get(field);
        if (said != null && said.isNumber() && said.doubleValue() != fact) {
            throw new BadRow(field, "says " + said.asText() + ", but the file has " + fact + ": leave it out");
        }
        if (said == null) {
            row.put(field, IntNode.valueOf(fact));
        }
    }

    /** The key frames of a scene name their clouds and images. */
    private void name(JsonNode frames) throws BadRow {
        if (!frames.isArray()) {
            return;
        }
        for (int n = 0; n < frames.size(); n++) {
            if (!(frames.get(n) instanceof ObjectNode frame)) {
                continue;
            }
            String at = "frames[" + n + "]";
            if (frame.path("points").isTextual()) {
                Optional<Medium> cloud = named(frame.get("points").textValue(), at + ".points");
                cloud.ifPresent(c -> frame.put("points", MediaAddresses.name(c.sha256())));
            }
            if (frame.get("images") instanceof ArrayNode images) {
                for (int i = 0; i < images.size(); i++) {
                    int place = i;
                    if (images.get(i).isTextual()) {
                        named(images.get(i).textValue(), at + ".images[" + i + "]")
                                .ifPresent(c -> images.set(place, MediaAddresses.name(c.sha256())));
                    }
                }
            }
        }
    }

    private Optional<Medium> named(String name, String field) throws BadRow {
        Optional<Medium> medium = names.find(name);
        if (medium.isEmpty() && name.startsWith(MediaAddresses.SCHEME)) {
            throw new BadRow(field, "is not kept here for you: send it first, POST /v1/media");
        }
        if (medium.isEmpty() && names.areComplete() && name.indexOf(':') < 0) {
            throw new BadRow(field, "is not in the archive: pack it, or give its address");
        }
        return medium;
    }
}
