package dev.terrace.dispatch.lease;

import dev.terrace.dispatch.Pack;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Some packs. */
record PackPage(
        List<PackView> packs,

        @Nullable @Schema(description = "Where the next page begins; absent on the last")
        String cursor) {

    /** @param found one more than the page takes, if there are so many */
    static PackPage of(List<Pack> found, int size) {
        List<Pack> shown = found.size() > size ? found.subList(0, size) : found;
        return new PackPage(
                shown.stream().map(PackView::summary).toList(),
                found.size() > size ? shown.getLast().id() : null);
    }
}
