package dev.terrace.ingestion.upload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.ingestion.media.Medium;
import dev.terrace.shared.work.Content;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The kept media that a row may refer to: by the name in the archive that brought them, or by the store's own. */
interface MediaNames {
    /** Of a client that keeps none. */
    MediaNames NONE = new MediaNames() {
        @Override
        public Optional<Medium> find(String name) {
            return Optional.empty();
        }

        @Override
        public boolean areComplete() {
            return false;
        }
    };

    Optional<Medium> find(String name);

    /** Whether a name that is not found, and is no address, must be a mistake. */
    boolean areComplete();

    /**
     * What files of labels beside the media say of an item; empty if there are none.
     *
     * @param media what it shows, as its row names it; of each key frame where it is a scene
     */
    default Optional<ObjectNode> label(LabelUse use, String item, List<String> media, Content content)
            throws IOException {
        return Optional.empty();
    }
}
