package dev.terrace.shared.media;

import dev.terrace.shared.work.Content;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Contents with addresses at which their media can be read for a while, for those who may see them. */
@ApplicationScoped
public class MediaLinks {
    private static final Duration WHILE = Duration.ofHours(2);

    private final MediaAddresses addresses;
    private final InstantSource clock;

    public MediaLinks(MediaAddresses addresses, InstantSource clock) {
        this.addresses = addresses;
        this.clock = clock;
    }

    /** For as long as somebody looks: an hour at least; within an hour the address stays one, so that browsers keep what it names. */
    public Content forAWhile(Content content) {
        return until(clock.instant().truncatedTo(ChronoUnit.HOURS).plus(WHILE), content);
    }

    public Content until(Instant end, Content content) {
        return switch (content) {
            case Content.Image i -> new Content.Image(addresses.until(end, i.media()), i.width(), i.height());
            case Content.Text t -> t;
            case Content.Video v ->
                new Content.Video(addresses.until(end, v.media()), v.width(), v.height(), v.fps(), v.frames());
            case Content.Scene s ->
                new Content.Scene(
                        s.cameras(),
                        s.frames().stream().map(frame -> until(end, frame)).toList());
            case Content.Pair p -> p;
        };
    }

    private Content.KeyFrame until(Instant end, Content.KeyFrame frame) {
        @Nullable String points = frame.points() == null ? null : addresses.until(end, frame.points());
        List<String> images = frame.images().stream()
                .map(image -> addresses.until(end, image))
                .toList();
        return new Content.KeyFrame(points, images);
    }
}
