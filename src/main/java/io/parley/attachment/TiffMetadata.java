package io.parley.attachment;

import static io.parley.attachment.FileBytes.unreadable;

import io.parley.attachment.Tiff.Directory;
import io.parley.attachment.Tiff.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;

/**
 * What a TIFF tells, and a camera's raw file that is built as one: entries of its directories. They leave their directory, and their
 * values become zeros.
 */
final class TiffMetadata {

    private static final int PANASONIC_JPEG = 46;
    private static final int PHOTOMETRIC_INTERPRETATION = 262;
    private static final int STRIP_OFFSETS = 273;
    private static final int SUB_DIRECTORIES = 330;
    private static final int JPEG_OFFSET = 513;
    private static final int EXIF = 34665;
    private static final int GPS = 34853;
    private static final int MAKER_NOTE = 37500;
    private static final int INTEROPERABILITY = 40965;
    private static final int DNG_VERSION = 50706;
    private static final int DNG_PRIVATE_DATA = 50740;

    private static final int COLOUR_FILTER_ARRAY = 32803;
    private static final Set<Integer> POINTERS = Set.of(SUB_DIRECTORIES, EXIF, GPS, INTEROPERABILITY);

    /** Place, times, people, numbers of cameras and lenses, comments, XMP, IPTC, and the raw file within a DNG. */
    private static final Set<Integer> TELLING = Set.of(
            306, 315, 316, 700, 33723, 34377, GPS, 36867, 36868, 36880, 36881, 36882, 37510, 37520, 37521, 37522, 42016,
            42032, 42033, 42037, 50735, 50827, 50828, 50971);

    /** Without these a raw file cannot be developed, unless it is a DNG. */
    private static final Set<Integer> KEPT_IN_RAW = Set.of(EXIF, MAKER_NOTE, DNG_PRIVATE_DATA);

    private static final int MOST_DIRECTORIES = 4096;

    private final FileBytes file;
    private final Tiff tiff;
    private final Set<Long> seen = new HashSet<>();
    private final Queue<Long> toClean = new ArrayDeque<>();
    private final Queue<Long> toErase = new ArrayDeque<>();
    private boolean isRaw;

    TiffMetadata(FileBytes file, ByteBuffer head) {
        this.file = file;
        tiff = new Tiff(file, head);
        isRaw = tiff.isMarkedAsRaw();
    }

    void takeOut() throws IOException {
        survey();
        while (!toClean.isEmpty()) {
            clean(tiff.directory(toClean.remove()));
        }
        while (!toErase.isEmpty()) {
            var directory = tiff.directory(toErase.remove());
            for (var entry : directory.entries()) {
                erase(entry);
            }
            tiff.erase(directory);
        }
    }

    /** Finds all pictures of the file, for one of them may say what has to be kept of the others. */
    private void survey() throws IOException {
        var isDng = false;
        var found = new ArrayDeque<Long>();
        follow(tiff.first(), found);
        while (!found.isEmpty()) {
            var directory = tiff.directory(found.remove());
            toClean.add(directory.at());
            for (var entry : directory.entries()) {
                switch (entry.tag()) {
                    case SUB_DIRECTORIES -> followAll(entry, found);
                    case PHOTOMETRIC_INTERPRETATION -> isRaw |= tiff.value(entry) == COLOUR_FILTER_ARRAY;
                    case DNG_VERSION -> isDng = true;
                    default -> {}
                }
            }
            follow(directory.next(), found);
        }
        if (toClean.isEmpty()) {
            throw unreadable();
        }
        isRaw &= !isDng;
    }

    private void clean(Directory directory) throws IOException {
        var kept = new ArrayList<Entry>();
        for (var entry : directory.entries()) {
            if (TELLING.contains(entry.tag()) || !isRaw && KEPT_IN_RAW.contains(entry.tag())) {
                erase(entry);
            } else {
                kept.add(entry);
                lookInto(entry);
            }
        }
        tiff.keep(directory, kept);
    }

    /** What is kept may have something to be taken out itself. */
    private void lookInto(Entry entry) throws IOException {
        if (entry.tag() == EXIF) {
            followAll(entry, toClean);
        } else if (entry.tag() == JPEG_OFFSET || entry.tag() == STRIP_OFFSETS && entry.count() == 1) {
            JpegMetadata.takeOut(file, tiff.value(entry));
        } else if (entry.tag() == PANASONIC_JPEG && tiff.isMarkedAsRaw()) {
            JpegMetadata.takeOut(file, tiff.place(entry));
        }
    }

    private void erase(Entry entry) throws IOException {
        if (POINTERS.contains(entry.tag())) {
            followAll(entry, toErase);
        }
        tiff.erase(entry);
    }

    private void followAll(Entry entry, Queue<Long> found) throws IOException {
        for (var at : tiff.values(entry)) {
            follow(at, found);
        }
    }

    private void follow(long at, Queue<Long> found) {
        if (at != 0 && seen.add(at)) {
            found.add(at);
        }
        if (seen.size() > MOST_DIRECTORIES) {
            throw unreadable();
        }
    }
}
