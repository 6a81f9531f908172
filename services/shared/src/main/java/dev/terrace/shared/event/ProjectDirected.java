package dev.terrace.shared.event;

import dev.terrace.shared.work.Directive;

/** What may change for work that is out has changed. Of two the one with the higher number is in force. */
public record ProjectDirected(String project, String client, long number, Directive directive) {}
