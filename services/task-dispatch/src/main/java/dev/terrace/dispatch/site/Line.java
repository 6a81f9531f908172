package dev.terrace.dispatch.site;

/** The line to one follower: an event goes out when the one before it has been taken. */
interface Line {

    /** @return false once nobody takes it any more, or not in time */
    boolean tell(Following.Position id, String name, Object data);

    /** Says that it is still there. @return as {@link #tell} */
    boolean beat();
}
