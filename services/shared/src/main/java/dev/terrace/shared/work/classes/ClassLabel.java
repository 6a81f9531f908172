package dev.terrace.shared.work.classes;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.work.Label;

/** The class chosen for an item: {@code {"class": "cat"}}. */
public record ClassLabel(@JsonProperty("class") String name) implements Label {}
