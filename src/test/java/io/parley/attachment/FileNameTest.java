package io.parley.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "report.pdf, report.pdf",
        "../../etc/passwd, passwd",
        "C:\\Windows\\win.ini, win.ini",
        "/etc/, file",
        "'  spaced name.txt ', spaced name.txt",
        ".bashrc, .bashrc",
        "Übersicht 2026 – 家族.png, Übersicht 2026 – 家族.png"
    })
    void aNameIsTheLastPartOfAPath(String given, String shown) {
        assertThat(new FileName(given).text()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "../..", "\u0000", "\u200b"})
    void whatHasNoNameGetsOne(String given) {
        assertThat(new FileName(given).text()).isEqualTo("file");
    }

    @ParameterizedTest
    @CsvSource({
        "report.pdf, report.pdf",
        "Übersicht 2026 – 家族.png, Übersicht 2026 – 家族.png",
        "'a<b>c:d\"e|f?g*.txt', a_b_c_d_e_f_g_.txt",
        "'ends. . ', ends",
        "..., ''"
    })
    void onADiskItIsWhatEverySystemTakes(String given, String onDisk) {
        assertThat(new FileName(given).onDisk()).isEqualTo(onDisk);
    }

    @Test
    void onADiskItIsShortInBytesAndKeepsItsEnding() {
        var name = new FileName("🌊".repeat(100) + ".jpeg").onDisk();

        assertThat(name).endsWith("🌊.jpeg");
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(230);
    }

    @Test
    void whatCannotBeSeenOrTurnsTheTextIsLeftOut() {
        assertThat(new FileName("a\u0000b\r\nc\ud800\u202etxt.exe").text()).isEqualTo("abctxt.exe");
        assertThat(new FileName("👩\u200d👧.png").text()).isEqualTo("👩\u200d👧.png");
    }

    @Test
    void aLongNameIsCutInFrontOfItsEnding() {
        var name = new FileName("😀".repeat(200) + ".jpeg").text();
        assertThat(name).endsWith("😀.jpeg");
        assertThat(name.codePointCount(0, name.length())).isEqualTo(FileName.MAX_CODE_POINTS);
        var atTheLimit = "a".repeat(FileName.MAX_CODE_POINTS);
        assertThat(new FileName(atTheLimit).text()).isEqualTo(atTheLimit);
        assertThat(new FileName(atTheLimit + "a").text()).isEqualTo(atTheLimit);
    }

    @Test
    void aNameOfANameIsTheSameName() {
        for (var given : new String[] {"x/..", "a".repeat(119) + " b.c", "a.b.c", "..."}) {
            var once = new FileName(given);
            assertThat(new FileName(once.text())).isEqualTo(once);
        }
    }

    @Test
    void theEndingIsWhatFollowsTheLastDot() {
        assertThat(new FileName("archive.tar.gz").ending()).isEqualTo("gz");
        assertThat(new FileName(".bashrc").ending()).isEmpty();
        assertThat(new FileName("picture.webp").withEnding("jpg").text()).isEqualTo("picture.jpg");
        assertThat(new FileName("picture").withEnding("png").text()).isEqualTo("picture.png");
    }
}
