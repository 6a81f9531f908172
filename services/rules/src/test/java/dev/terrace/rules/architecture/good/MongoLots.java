package dev.terrace.rules.architecture.good;

import org.bson.Document;

/** Lots in the store. */
public class MongoLots {
    public Lot read(Document stored) {
        return new Lot(stored.getString("_id"));
    }
}
