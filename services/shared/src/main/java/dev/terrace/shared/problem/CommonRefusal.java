package dev.terrace.shared.problem;

/** Reasons that every service has. */
public enum CommonRefusal implements Refusal {
    UNAUTHENTICATED(401, "The call carries no valid token"),
    FORBIDDEN(403, "The caller may not do this"),
    NOT_FOUND(404, "There is no such thing, or it is not yours"),
    METHOD_NOT_ALLOWED(405, "This path does not know the method"),
    NOT_ACCEPTABLE(406, "The answer cannot be given in the type asked for"),
    TOO_SLOW(408, "The body did not arrive in time"),
    BODY_TOO_LARGE(413, "The body is over its limit"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is of a type that is not taken here"),
    TOO_MANY_HEADERS(431, "The request has more headers than are taken"),
    BAD_PARAMETER(400, "A parameter cannot be read or is out of range"),
    MALFORMED(400, "The request cannot be read"),
    STORE_UNAVAILABLE(503, "The store cannot be reached"),
    BROKER_UNAVAILABLE(503, "The message broker cannot be reached"),
    OVERLOADED(503, "More is asked than can be done now"),
    INTERNAL(500, "Something went wrong here");

    private final int status;
    private final String title;

    CommonRefusal(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
