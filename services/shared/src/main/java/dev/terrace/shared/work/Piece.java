package dev.terrace.shared.work;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The resolution of one part of an item, in the form in which labels are sent. */
public record Piece(Part part, ObjectNode label) {}
