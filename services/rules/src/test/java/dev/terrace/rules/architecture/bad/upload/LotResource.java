package dev.terrace.rules.architecture.bad.upload;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Its method is not public: it would answer 404 and still be advertised. */
@Path("/v1/lots")
public class LotResource {
    @GET
    String lot() {
        return "";
    }
}
