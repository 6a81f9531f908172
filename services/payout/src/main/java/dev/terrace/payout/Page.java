package dev.terrace.payout;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A part of a list; its {@code next} asks for the following part, and is absent at the end. */
@Schema(description = "A part of a list")
public record Page<T>(
        List<T> items,

        @Nullable @Schema(description = "Send it as cursor to get the following part; absent at the end")
        String next) {

    /** @param found one more than the limit if there are more */
    public static <S, T> Page<T> of(List<S> found, int limit, Function<S, T> view, Function<S, String> cursor) {
        boolean more = found.size() > limit;
        List<S> shown = more ? found.subList(0, limit) : found;
        return new Page<>(shown.stream().map(view).toList(), more ? cursor.apply(shown.getLast()) : null);
    }
}
