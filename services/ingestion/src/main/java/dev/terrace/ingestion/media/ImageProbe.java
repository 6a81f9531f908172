package dev.terrace.ingestion.media;

import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads the size of an image from its header, without decoding it, as it is shown: turned as its Exif orientation asks. */
final class ImageProbe {
    private static final int FIRST_TURNED = 5;
    private static final int EXIF_PAD_BYTES = 1;

    static {
        ImageIO.setUseCache(false);
    }

    private ImageProbe() {}

    static MediaFacts facts(MediaFormat format, Path file, int mostPixelsASide) throws IOException, BadMediaException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new BadMediaException(
                        "it begins as " + format.mediaType() + " but cannot be read: write it anew");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if (width > mostPixelsASide || height > mostPixelsASide) {
                    throw new BadMediaException("it is %d × %d pixels, and at most %d a side are taken: make it smaller"
                            .formatted(width, height, mostPixelsASide));
                }
                boolean turned = format == MediaFormat.JPEG && orientation(file) >= FIRST_TURNED;
                return MediaFacts.image(format, turned ? height : width, turned ? width : height);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException | NegativeArraySizeException e) {
            throw new BadMediaException(
                    "it begins as " + format.mediaType() + " but its header is broken: write it anew");
        }
    }

    /** The Exif orientation of a JPEG, 1 to 8; 1 where there is none. */
    static int orientation(Path file) {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            List<JPEGSegment> exif = JPEGSegmentUtil.readSegments(in, JPEG.APP1, "Exif");
            if (exif.isEmpty()) {
                return 1;
            }
            byte[] data = exif.getFirst().data().readAllBytes();
            var directory = new TIFFReader()
                    .read(new ByteArrayImageInputStream(data, EXIF_PAD_BYTES, data.length - EXIF_PAD_BYTES));
            var tag = directory.getEntryById(TIFF.TAG_ORIENTATION);
            int value = tag != null && tag.getValue() instanceof Number number ? number.intValue() : 1;
            return value >= 1 && value <= 8 ? value : 1;
        } catch (IOException | RuntimeException broken) {
            return 1;
        }
    }
}
