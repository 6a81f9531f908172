package dev.terrace.ingestion.upload;

import dev.terrace.ingestion.Item;
import dev.terrace.shared.work.WorkType;

/** What an item must carry for the work that is to be done on it. */
final class ItemRules {

    private ItemRules() {}

    static void check(Item item, WorkType workType) throws BadRow {
        if ((item.width() == null) != (item.height() == null)) {
            throw new BadRow(
                    item.width() == null ? "width" : "height", "is missing: give width and height both, or neither");
        }
        switch (workType) {
            case CLASSES -> {
                if ((item.media() == null) == (item.text() == null)) {
                    throw new BadRow(
                            "media",
                            item.media() == null
                                    ? "is missing: give media (an address) or text"
                                    : "is there together with text: give one of the two");
                }
            }
            case BOXES -> {
                if (item.text() != null) {
                    throw new BadRow("text", "cannot carry boxes: give media (the address of an image)");
                }
                if (item.media() == null) {
                    throw new BadRow("media", "is missing: boxes need the address of an image");
                }
            }
        }
    }
}
