package dev.terrace.rules.architecture.bad;

import com.mongodb.client.MongoCollection;
import dev.terrace.rules.architecture.bad.upload.LotService;
import dev.terrace.rules.architecture.neighbour.Neighbour;
import jakarta.ws.rs.core.Response;
import org.bson.Document;

/** A noun that knows a stage, another service, the web and the store. */
public record Lot(LotService service, Neighbour neighbour, MongoCollection<Document> stored) {
    Response answer() {
        return Response.ok().build();
    }
}
