package io.parley.attachment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Files of boxes, as telephones write them, byte by byte. */
final class BoxFile {

    static final String HOME = TiffFile.HOME;

    static final String PIXELS = "pixels pixels pixels";

    private static final byte[] EXIF = bytes("\0\0\0\0MM\0*" + HOME);
    private static final byte[] XMP = bytes("<x:xmpmeta>" + HOME + "</x:xmpmeta>");

    private BoxFile() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] joined(byte[]... parts) {
        var length = 0;
        for (var part : parts) {
            length += part.length;
        }
        var whole = ByteBuffer.allocate(length);
        for (var part : parts) {
            whole.put(part);
        }
        return whole.array();
    }

    static byte[] box(String type, byte[]... content) {
        var inner = joined(content);
        return joined(ints(8 + inner.length), bytes(type), inner);
    }

    static byte[] versioned(String type, int version, byte[]... content) {
        return box(type, ints(version << 24), joined(content));
    }

    static byte[] ints(int... values) {
        var bytes = ByteBuffer.allocate(4 * values.length);
        for (var value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    static byte[] shorts(int... values) {
        var bytes = ByteBuffer.allocate(2 * values.length);
        for (var value : values) {
            bytes.putShort((short) value);
        }
        return bytes.array();
    }

    /** A picture whose Exif is in two pieces; with its pixels at the end of the file, or in the box for what is short. */
    static byte[] picture(int version, boolean inData, byte[]... behind) {
        var content = joined(EXIF, XMP, bytes(PIXELS));
        var before = inData ? 0 : picture(version, false, 0, content).length - content.length;
        return joined(picture(version, inData, before, content), joined(behind));
    }

    private static byte[] picture(int version, boolean inData, int before, byte[] content) {
        var nothing = new byte[0];
        return joined(
                box("ftyp", bytes("heic"), ints(0), bytes("mif1heic")),
                versioned(
                        "meta",
                        0,
                        versioned("hdlr", 0, ints(0), bytes("pict"), new byte[13]),
                        versioned(
                                "iinf",
                                0,
                                shorts(3),
                                info(version, 1, "hvc1", ""),
                                info(version, 2, "Exif", ""),
                                info(version, 3, "mime", "application/rdf+xml\0")),
                        locations(version, inData, before),
                        inData ? box("idat", content) : nothing),
                inData ? nothing : box("mdat", content));
    }

    private static byte[] info(int version, int id, String type, String mime) {
        return versioned(
                "infe",
                version == 2 ? 3 : 2,
                version == 2 ? ints(id) : shorts(id),
                shorts(0),
                bytes(type + "\0" + mime));
    }

    private static byte[] locations(int version, boolean inData, int before) {
        var part = EXIF.length * 2 / 3;
        var pixels = EXIF.length + XMP.length;
        return versioned(
                "iloc",
                version,
                shorts(version == 0 ? 0x4440 : 0x4844),
                version == 2 ? ints(3) : shorts(3),
                location(version, inData, 1, before, pixels, PIXELS.length()),
                location(version, inData, 2, before, 0, part, part, EXIF.length - part),
                location(version, inData, 3, before, EXIF.length, XMP.length));
    }

    private static byte[] location(int version, boolean inData, int id, int base, int... extents) {
        var pieces = new byte[0];
        for (var i = 0; i < extents.length; i += 2) {
            pieces = joined(
                    pieces,
                    version == 0 ? new byte[0] : ints(1),
                    ints(extents[i]),
                    version == 0 ? ints(extents[i + 1]) : ints(0, extents[i + 1]));
        }
        return joined(
                version == 2 ? ints(id) : shorts(id),
                version == 0 ? new byte[0] : shorts(inData ? 1 : 0),
                shorts(0),
                ints(base),
                shorts(extents.length / 2),
                pieces);
    }

    /** A film that names its place as telephones and cameras do, with a title in the same part; its boxes are measured in all three ways. */
    static byte[] film() {
        return joined(
                box("ftyp", bytes("qt  "), ints(0)),
                joined(ints(1), bytes("mdat"), ints(0, 16 + PIXELS.length()), bytes(PIXELS)),
                box(
                        "moov",
                        box(
                                "udta",
                                box("\u00A9xyz", bytes(HOME)),
                                box("loci", bytes(HOME)),
                                box("\u00A9nam", bytes("A title")),
                                versioned(
                                        "meta",
                                        0,
                                        versioned("hdlr", 0, ints(0), bytes("mdir"), new byte[13]),
                                        box(
                                                "ilst",
                                                box("\u00A9xyz", bytes(HOME)),
                                                box("\u00A9alb", bytes("An album")))),
                                ints(0)),
                        userType("85c0b687820f11e08111f4ce462b6a48", box("CMT4", bytes(HOME))),
                        box("trak", box("udta", box("CAME", bytes(HOME)))),
                        box(
                                "meta",
                                versioned("hdlr", 0, ints(0), bytes("mdta"), new byte[13]),
                                box("keys", ints(0, 1), bytes("com.apple.quicktime.location.ISO6709")),
                                box("ilst", box("\0\0\0\1", bytes(HOME))))),
                userType("be7acfcb97a942e89c71999491e3afac", bytes(HOME)),
                joined(
                        ints(0),
                        bytes("uuid"),
                        HexFormat.of().parseHex("d8fec3d61b0e483c92975828877ec481"),
                        bytes(HOME)));
    }

    private static byte[] userType(String type, byte[] content) {
        return box("uuid", HexFormat.of().parseHex(type), content);
    }
}
