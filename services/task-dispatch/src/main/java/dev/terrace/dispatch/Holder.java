package dev.terrace.dispatch;

import org.jspecify.annotations.Nullable;

/** Who a lease is given to. @param worker the one worker it is for; null if it is for the site */
public record Holder(String pack, String site, @Nullable String worker) {}
