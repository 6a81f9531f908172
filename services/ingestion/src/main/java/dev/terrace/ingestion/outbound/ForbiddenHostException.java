package dev.terrace.ingestion.outbound;

import java.net.UnknownHostException;

/** The host is at an address that is not of the public internet; nothing was connected to. */
public final class ForbiddenHostException extends UnknownHostException {
    ForbiddenHostException(String host) {
        super("the host '" + host + "' is not at a public address");
    }
}
