package dev.terrace.dispatch;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds queued lots by id at the cost of a reference or two each: an open-addressed table, probed one by one, from which a lot is
 * removed by moving back those that follow it. Guarded by the {@link ReadyQueue}.
 */
final class LotTable {
    private static final int LEAST = 64;

    private @Nullable QueuedLot[] table = new QueuedLot[LEAST];
    private int size;
    /** One text for each dataset, with how many lots have it. */
    private final Map<String, Name> names = new HashMap<>();

    private static final class Name {
        final String text;
        int lots;

        Name(String text) {
            this.text = text;
        }
    }

    int size() {
        return size;
    }

    @Nullable
    QueuedLot find(String dataset, int number) {
        for (int at = slot(dataset, number); ; at = next(at)) {
            QueuedLot lot = table[at];
            if (lot == null || lot.is(dataset, number)) {
                return lot;
            }
        }
    }

    /** The one text by which lots of this dataset name it. */
    String name(String dataset) {
        Name name = names.computeIfAbsent(dataset, Name::new);
        name.lots++;
        return name.text;
    }

    /** Adds a lot that is not there; its dataset is named by {@link #name}. */
    void add(QueuedLot lot) {
        if (++size * 3 > table.length * 2) {
            resize(table.length * 2);
        }
        put(lot);
    }

    void remove(QueuedLot lot) {
        int hole = slot(lot.dataset, lot.number);
        while (table[hole] != lot) {
            hole = next(hole);
        }
        table[hole] = null;
        for (int at = next(hole); ; at = next(at)) {
            QueuedLot follows = table[at];
            if (follows == null) {
                break;
            }
            int wants = slot(follows.dataset, follows.number);
            boolean stays = hole <= at ? hole < wants && wants <= at : hole < wants || wants <= at;
            if (!stays) {
                table[hole] = follows;
                table[at] = null;
                hole = at;
            }
        }
        names.computeIfPresent(lot.dataset, (_, name) -> --name.lots == 0 ? null : name);
        if (--size * 8 < table.length && table.length > LEAST) {
            resize(table.length / 2);
        }
    }

    private void resize(int slots) {
        @Nullable QueuedLot[] old = table;
        table = new QueuedLot[slots];
        for (QueuedLot lot : old) {
            if (lot != null) {
                put(lot);
            }
        }
    }

    private void put(QueuedLot lot) {
        int at = slot(lot.dataset, lot.number);
        while (table[at] != null) {
            at = next(at);
        }
        table[at] = lot;
    }

    private int slot(String dataset, int number) {
        return QueuedLot.hash(dataset, number) & table.length - 1;
    }

    private int next(int at) {
        return at + 1 & table.length - 1;
    }
}
