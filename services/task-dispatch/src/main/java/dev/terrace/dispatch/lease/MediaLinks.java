package dev.terrace.dispatch.lease;

import dev.terrace.shared.media.MediaAddresses;
import dev.terrace.shared.work.Content;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Contents with addresses at which their media can be read for as long as a pack may last. */
@ApplicationScoped
class MediaLinks {
    private final MediaAddresses addresses;

    MediaLinks(MediaAddresses addresses) {
        this.addresses = addresses;
    }

    Content until(Instant end, Content content) {
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
