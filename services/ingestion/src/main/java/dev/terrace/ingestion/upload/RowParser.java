package dev.terrace.ingestion.upload;

import dev.terrace.ingestion.Item;

/** Reads one row of one format, whatever the bytes: it gives an item or says what is wrong, and keeps nothing. */
interface RowParser {

    Item parse(byte[] buffer, int offset, int length) throws BadRow;
}
