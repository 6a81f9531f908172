package dev.terrace.ingestion;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.descending;

import java.util.Date;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** How lists are ordered by time. */
final class MongoTimes {

    static final Bson NEWEST_FIRST = descending("createdAt", "_id");

    private MongoTimes() {}

    /** What comes after the end of the page before. */
    static Bson before(@Nullable Cursor cursor) {
        if (cursor == null) {
            return empty();
        }
        Date at = Date.from(cursor.at());
        return or(lt("createdAt", at), and(eq("createdAt", at), lt("_id", cursor.id())));
    }
}
