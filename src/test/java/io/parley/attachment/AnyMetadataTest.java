package io.parley.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.attachment.AttachmentRefusedException.Reason;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever becomes of a file on its way, its metadata are taken out or it is refused, and it has the same length. */
class AnyMetadataTest {

    private static final List<byte[]> FILES = List.of(
            BoxFile.picture(0, false),
            BoxFile.picture(1, true),
            BoxFile.picture(2, false),
            BoxFile.film(),
            TiffFile.takenAtHome(ByteOrder.LITTLE_ENDIAN, false),
            TiffFile.takenAtHome(ByteOrder.BIG_ENDIAN, true),
            TiffFile.rawTakenAtHome(false));

    private record Change(int at, byte value) {}

    @Provide
    Arbitrary<byte[]> files() {
        var change = Combinators.combine(Arbitraries.integers().between(0, 1_200), Arbitraries.bytes())
                .as(Change::new);
        return Combinators.combine(
                        Arbitraries.of(FILES),
                        change.list().ofMaxSize(6),
                        Arbitraries.doubles().between(0.3, 1.5))
                .as((file, changes, cut) -> {
                    var changed = Arrays.copyOf(file, (int) (file.length * Math.min(1, cut)));
                    changes.forEach(made -> changed[made.at() % changed.length] = made.value());
                    return changed;
                });
    }

    @Property(tries = 5_000)
    void isTakenOutOrRefused(@ForAll("files") byte[] content) throws IOException {
        var file = Files.createTempFile("parley-metadata", null);
        try {
            Files.write(file, content);
            Metadata.takeOut(file);
        } catch (AttachmentRefusedException e) {
            assertThat(e.reason()).isEqualTo(Reason.UNREADABLE_METADATA);
        } finally {
            assertThat(Files.size(file)).isEqualTo(content.length);
            Files.delete(file);
        }
    }
}
