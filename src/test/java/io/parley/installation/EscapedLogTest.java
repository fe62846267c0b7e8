package io.parley.installation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class EscapedLogTest {

    private final LoggerContext logging = new LoggerContext();

    @BeforeEach
    void asThePackagedJarLogs() throws JoranException {
        configure();
    }

    @AfterEach
    void stop() {
        logging.stop();
    }

    private void configure() throws JoranException {
        logging.setMDCAdapter(new LogbackMDCAdapter());
        var configurator = new JoranConfigurator();
        configurator.setContext(logging);
        configurator.doConfigure(EscapedLogTest.class.getResource("/logback-spring.xml"));
    }

    @Test
    void nobodyWritesAnEntryOfTheLogBesidesParley(CapturedOutput output) {
        logging.getLogger("io.parley.any").warn("Refused: {}", "a\r\n2026-11-21 ERROR forged\u2028b\u0085c\tEND");
        assertThat(output.getOut().lines().filter(line -> line.contains("Refused")))
                .singleElement()
                .asString()
                .endsWith("Refused: a\\r\\n2026-11-21 ERROR forged\\u2028b\\u0085c\\tEND");
    }

    @Test
    void nobodyMovesTheCursorOrTurnsTheText(CapturedOutput output) {
        logging.getLogger("org.apache.any").warn("Refused: \u001b[2Jx\u202ey\u2066z\u200fEND");
        assertThat(output).contains("Refused: \\u001b[2Jx\\u202ey\\u2066z\\u200fEND");
    }

    @Test
    void anExceptionKeepsItsStackTraceButNotTheLinesOfItsMessages(CapturedOutput output) {
        var cause = new IllegalArgumentException("inner\nforged \u001b[31m");
        cause.addSuppressed(new IllegalStateException("beside\nforged"));
        logging.getLogger("io.parley.any").warn("Failed", new IllegalStateException("outer\nforged", cause));
        assertThat(output.getOut().lines())
                .anyMatch(line -> line.endsWith("IllegalStateException: outer\\nforged"))
                .anyMatch(line -> line.endsWith("IllegalArgumentException: inner\\nforged \\u001b[31m"))
                .anyMatch(line -> line.endsWith("IllegalStateException: beside\\nforged"))
                .anyMatch(line -> line.startsWith("\tat io.parley.installation.EscapedLogTest"))
                .noneMatch(line -> line.startsWith("forged"));
    }

    @Test
    void lettersOfAllLanguagesStayAsTheyAre(CapturedOutput output) {
        logging.getLogger("io.parley.any").warn("Mai Ōtsuka, Zoë, 山田, مرحبا 🍰");
        assertThat(output).contains("Mai Ōtsuka, Zoë, 山田, مرحبا 🍰");
    }

    @Test
    void theFileOfTheLogIsEscapedToo(@TempDir Path folder) throws IOException, JoranException {
        var file = folder.resolve("parley.log");
        logging.reset();
        logging.putProperty("LOG_FILE", file.toString());
        configure();
        logging.getLogger("io.parley.any").warn("Refused: a\nb");
        assertThat(Files.readString(file)).contains("Refused: a\\nb");
    }
}
