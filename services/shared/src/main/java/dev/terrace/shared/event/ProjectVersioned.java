package dev.terrace.shared.event;

import dev.terrace.shared.work.Terms;

/** A project has a new version; its terms never change. */
public record ProjectVersioned(Terms terms) {}
