package dev.terrace.rules.architecture.good.upload;

import dev.terrace.rules.architecture.good.Lot;
import dev.terrace.rules.architecture.good.Meters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The edge of a stage. */
@Path("/v1/lots")
public class UploadResource {
    private final Naming naming = new Naming();
    private final Meters meters = new Meters();

    @GET
    public Lot lot() {
        return new Lot(naming.next() + meters.hashCode());
    }
}
