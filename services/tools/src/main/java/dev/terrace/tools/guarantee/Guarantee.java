package dev.terrace.tools.guarantee;

import java.util.function.Consumer;

/** One promise of the design, checked on stores that are quiet. */
interface Guarantee {

    /** The promise in a few words. */
    String promise();

    /** Tells every violation it finds. */
    void check(Evidence evidence, Consumer<Violation> broken);
}
