package dev.terrace.shared.store;

import dev.terrace.shared.event.Event;
import java.util.List;

/** A document that is to be inserted with its events. */
public record Pending<T>(T document, List<Event> events) {}
