package io.parley.support;

import java.awt.Color;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Files as people send them, good and bad. */
public final class SampleFiles {

    public static final byte[] SVG_WITH_SCRIPT =
            utf8("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>");

    public static final byte[] HTML = utf8("<!DOCTYPE html><html><body><script>alert(1)</script></body></html>");

    public static final byte[] PDF = utf8("%PDF-1.4\n1 0 obj <</Type/Catalog>> endobj\n%%EOF\n");

    /** One blue pixel as WebP, which Java itself cannot read. */
    public static final byte[] WEBP =
            Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

    private static final int PNG_HEADER = 33;
    private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;

    private SampleFiles() {}

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A photo, red in its left half and blue in its right half. */
    public static byte[] jpeg(int width, int height) {
        return encode(image(width, height, BufferedImage.TYPE_INT_RGB), "jpg");
    }

    public static byte[] png(int width, int height) {
        return encode(image(width, height, BufferedImage.TYPE_INT_RGB), "png");
    }

    public static byte[] transparentPng(int width, int height) {
        return encode(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), "png");
    }

    /** A photo that a camera has written: this way up, taken at home. */
    public static byte[] photo(int width, int height, int orientation) {
        var photo = jpeg(width, height);
        var exif = ByteBuffer.allocate(4 + 32 + 17)
                .put(new byte[] {(byte) 0xFF, (byte) 0xE1})
                .putShort((short) (2 + 32 + 17))
                .put(utf8("Exif\0\0MM\0*"))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .put(utf8("taken at home 52N"))
                .array();
        return ByteBuffer.allocate(photo.length + exif.length)
                .put(photo, 0, 2)
                .put(exif)
                .put(photo, 2, photo.length - 2)
                .array();
    }

    /** A photo in the colours of printers, without the profile that would say which. */
    public static byte[] cmykJpeg(int width, int height) {
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
        var writers = ImageIO.getImageWritersByFormatName("jpeg");
        while (writers.hasNext()) {
            var writer = writers.next();
            if (writer.getClass().getName().startsWith("com.sun.")) {
                return write(writer, raster);
            }
        }
        throw new IllegalStateException("Java has a writer of JPEG of its own");
    }

    /** Two frames of one GIF. */
    public static byte[] movingGif(int width, int height) {
        var output = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (var stream = ImageIO.createImageOutputStream(output)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (var frame = 0; frame < 2; frame++) {
                writer.writeToSequence(
                        new IIOImage(image(width, height, BufferedImage.TYPE_INT_RGB), null, null), null);
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return output.toByteArray();
    }

    /** The first bytes of a PNG that claims to have this size. */
    public static byte[] pngHeader(int width, int height) {
        var header = ByteBuffer.allocate(17)
                .put(utf8("IHDR"))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 6, 0, 0, 0})
                .array();
        var sum = new CRC32();
        sum.update(header);
        return ByteBuffer.allocate(33)
                .putLong(PNG_SIGNATURE)
                .putInt(13)
                .put(header)
                .putInt((int) sum.getValue())
                .array();
    }

    /** A small PNG with so many texts of 256 KiB each, which take next to no place in the file. */
    public static byte[] pngWithTexts(int texts) {
        var png = png(4, 4);
        var packed = new ByteArrayOutputStream();
        packed.writeBytes(utf8("key"));
        packed.writeBytes(new byte[2]);
        try (var deflater = new DeflaterOutputStream(packed)) {
            deflater.write(new byte[262_000]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var content = packed.toByteArray();
        var chunk = ByteBuffer.allocate(content.length + 12)
                .putInt(content.length)
                .put(utf8("zTXt"))
                .put(content);
        var sum = new CRC32();
        sum.update(chunk.array(), 4, content.length + 4);
        chunk.putInt((int) sum.getValue());
        var file = new ByteArrayOutputStream();
        file.write(png, 0, PNG_HEADER);
        for (var i = 0; i < texts; i++) {
            file.writeBytes(chunk.array());
        }
        file.write(png, PNG_HEADER, png.length - PNG_HEADER);
        return file.toByteArray();
    }

    /** A PNG with 16 bits for each of four colours. */
    public static byte[] finePng(int width, int height) {
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, width, height, 4, null);
        var colours = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                true,
                false,
                Transparency.TRANSLUCENT,
                DataBuffer.TYPE_USHORT);
        return encode(new BufferedImage(colours, raster, false, null), "png");
    }

    /** A progressive JPEG that draws itself so many times more than it needs to. */
    public static byte[] jpegWithPasses(int more) {
        var output = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var stream = ImageIO.createImageOutputStream(output)) {
            writer.setOutput(stream);
            var settings = writer.getDefaultWriteParam();
            settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new IIOImage(image(200, 200, BufferedImage.TYPE_INT_RGB), null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        var jpeg = output.toByteArray();
        var end = jpeg.length - 2;
        var scan = end;
        while (jpeg[scan] != (byte) 0xFF || jpeg[scan + 1] != (byte) 0xDA) {
            scan--;
        }
        var file = new ByteArrayOutputStream();
        file.write(jpeg, 0, end);
        for (var i = 0; i < more; i++) {
            file.write(jpeg, scan, end - scan);
        }
        file.write(jpeg, end, 2);
        return file.toByteArray();
    }

    public static byte[] truncated(byte[] file) {
        return Arrays.copyOf(file, file.length * 2 / 3);
    }

    private static BufferedImage image(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        var graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width, height);
        graphics.dispose();
        return image;
    }

    private static byte[] encode(BufferedImage image, String format) {
        var output = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return output.toByteArray();
    }

    private static byte[] write(ImageWriter writer, Raster raster) {
        var output = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(output)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(raster, null, null), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return output.toByteArray();
    }
}
