/** Events leave a service through here: stored with the change, published at least once, cleared in bulk. */
@NullMarked
package dev.terrace.shared.outbox;

import org.jspecify.annotations.NullMarked;
