package dev.terrace.dispatch;

/** A lot's place in the ready queue, which guards all of it. There are many: it holds no text of its own. */
final class QueuedLot {
    final Lane lane;
    final String dataset;
    final int number;
    Line line;
    /** Where it stands in its line. */
    int position;

    int reopenCount;
    /** How many walks are looking at it. */
    short busy;

    QueuedLot(Lane lane, String dataset, int number, Line line) {
        this.lane = lane;
        this.dataset = dataset;
        this.number = number;
        this.line = line;
    }

    String id() {
        return dataset + "." + number;
    }

    boolean is(String ofDataset, int ofNumber) {
        return number == ofNumber && dataset.equals(ofDataset);
    }

    static int hash(String dataset, int number) {
        int mixed = (dataset.hashCode() * 31 + number) * 0x9E3779B9;
        return mixed ^ mixed >>> 16;
    }
}
