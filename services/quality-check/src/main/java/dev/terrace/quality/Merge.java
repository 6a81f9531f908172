package dev.terrace.quality;

import java.util.List;

/**
 * What several drawings of an object come to.
 *
 * @param ways the object; several if the drawings are tied between them
 * @param confidence in what was voted on to make it, such as where its front is; 1 if nothing was
 */
public record Merge<O>(List<O> ways, double confidence) {
    public Merge {
        ways = List.copyOf(ways);
    }

    public static <O> Merge<O> of(O object) {
        return new Merge<>(List.of(object), 1);
    }
}
