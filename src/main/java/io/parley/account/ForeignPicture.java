package io.parley.account;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadUpdateListener;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;

/**
 * Reads pictures of which nobody knows what else is in the file: the pixels alone, upright, in the colours that every screen knows. A
 * small file may hold a gigantic picture, texts that unpack to anything, or draw itself over and over.
 */
public final class ForeignPicture {

    /** A JPEG may come in passes, each of which draws the whole picture; programs write about ten. */
    private static final int MOST_PASSES = 64;

    private static final int BITS_PER_PIXEL = 32;

    /** Refuses a picture by throwing, by its header, before one of its pixels is read. */
    public interface Limit {

        /** @param pixels those whose colours are finer than usual count for as many as they take memory of */
        void check(long pixels);
    }

    private ForeignPicture() {}

    /**
     * The first picture of a file.
     *
     * @param reader one for the format of the file, without an input so far; the caller disposes of it
     * @throws IOException if it is broken, or not all of it is there
     */
    public static BufferedImage read(ImageReader reader, ImageInputStream file, Limit limit) throws IOException {
        var isJpeg = reader.getFormatName().equalsIgnoreCase("jpeg");
        // of a JPEG the metadata tells which side is up; that of others may unpack to anything
        reader.setInput(file, true, !isJpeg);
        var pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        limit.check(pixels);
        limit.check(pixels * weight(reader));
        var image = decode(reader);
        var upright = Thumbnails.of(image)
                .scale(1)
                .imageType(image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        var orientation = isJpeg ? ExifUtils.getExifOrientation(reader, 0) : null;
        if (orientation != null) {
            upright.addFilter(ExifFilterUtils.getFilterForOrientation(orientation));
        }
        return upright.asBufferedImage();
    }

    /** Only a PNG may have more than eight bits for a colour. */
    private static int weight(ImageReader reader) throws IOException {
        if (!reader.getFormatName().equalsIgnoreCase("png")) {
            return 1;
        }
        var bits = Arrays.stream(reader.getRawImageType(0).getSampleModel().getSampleSize())
                .sum();
        return Math.ceilDiv(bits, BITS_PER_PIXEL);
    }

    /** Of a JPEG that ends too early the reader shows what is there, with a warning. */
    private static BufferedImage decode(ImageReader reader) throws IOException {
        var problem = new AtomicReference<String>();
        reader.addIIOReadWarningListener((source, warning) -> {
            if (warning.contains("Missing EOI")) {
                problem.set(warning);
            }
        });
        reader.addIIOReadUpdateListener(new Passes(() -> {
            problem.set("Too many passes");
            reader.abort();
        }));
        var image = reader.read(0);
        if (problem.get() != null) {
            throw new IIOException(problem.get());
        }
        return image;
    }

    private record Passes(Runnable onTooMany) implements IIOReadUpdateListener {

        @Override
        public void passStarted(
                ImageReader source,
                BufferedImage image,
                int pass,
                int minPass,
                int maxPass,
                int minX,
                int minY,
                int periodX,
                int periodY,
                int[] bands) {
            if (pass > MOST_PASSES) {
                onTooMany.run();
            }
        }

        @Override
        public void imageUpdate(
                ImageReader source,
                BufferedImage image,
                int minX,
                int minY,
                int width,
                int height,
                int periodX,
                int periodY,
                int[] bands) {
            // only whole passes count
        }

        @Override
        public void passComplete(ImageReader source, BufferedImage image) {
            // the next one tells
        }

        @Override
        public void thumbnailPassStarted(
                ImageReader source,
                BufferedImage thumbnail,
                int pass,
                int minPass,
                int maxPass,
                int minX,
                int minY,
                int periodX,
                int periodY,
                int[] bands) {
            // no thumbnail is read
        }

        @Override
        public void thumbnailUpdate(
                ImageReader source,
                BufferedImage thumbnail,
                int minX,
                int minY,
                int width,
                int height,
                int periodX,
                int periodY,
                int[] bands) {
            // no thumbnail is read
        }

        @Override
        public void thumbnailPassComplete(ImageReader source, BufferedImage thumbnail) {
            // no thumbnail is read
        }
    }
}
