package dev.terrace.ingestion.upload;

/** Reads one row of one format, whatever the bytes: it gives its fields or says what is wrong, and keeps nothing. */
interface RowParser {

    ItemFields parse(byte[] buffer, int offset, int length) throws BadRow;
}
