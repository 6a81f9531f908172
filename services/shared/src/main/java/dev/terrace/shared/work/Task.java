package dev.terrace.shared.work;

/** What a unit shows: the content of its item, and the part of it that is asked about. */
public record Task(Content content, Part part) {}
