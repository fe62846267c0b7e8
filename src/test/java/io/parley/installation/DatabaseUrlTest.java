package io.parley.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:file:/data/parley",
                "jdbc:h2:file:/data/parley;WRITE_DELAY=500",
                "jdbc:h2:file:/data/parley;WRITE_DELAY=01",
                "jdbc:h2:file:/data/WRITE_DELAY=0",
                "jdbc:h2:mem:parley"
            })
    void anH2ThatAnswersBeforeItWritesIsRefused(String url) {
        assertThatThrownBy(() -> new DatabaseUrl(url))
                .isInstanceOf(UnusableSettingException.class)
                .hasMessageContaining("parley.database.url lacks WRITE_DELAY=0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:file:/data/parley;WRITE_DELAY=0",
                "jdbc:h2:file:/data/parley;MODE=STRICT;write_delay=0;TRACE_LEVEL_FILE=0",
                "jdbc:postgresql://localhost/parley"
            })
    void aDatabaseThatKeepsWhatItAcceptsIsTaken(String url) {
        assertThatCode(() -> new DatabaseUrl(url)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:tcp://localhost/parley;WRITE_DELAY=0", "jdbc:mysql://localhost/parley", "parley"})
    void otherDatabasesAreRefused(String url) {
        assertThatThrownBy(() -> new DatabaseUrl(url))
                .isInstanceOf(UnusableSettingException.class)
                .hasMessageContaining("parley.database.url");
    }

    @Test
    void theEmbeddedDatabaseKeepsWhatItAccepts() {
        assertThat(DatabaseUrl.embeddedIn(Path.of("/data")).value()).contains(";WRITE_DELAY=0;");
    }

    @Test
    void aPostgreSqlThatIsGoneHoldsNoThreadForEver() {
        assertThat(new DatabaseUrl("jdbc:postgresql://db/parley").withTimeouts())
                .startsWith(
                        "jdbc:postgresql://db/parley?connectTimeout=3&socketTimeout=10&options=-c%20tcp_keepalives_");
        assertThat(new DatabaseUrl("jdbc:postgresql://db/parley?socketTimeout=60&options=-c%20jit=off").withTimeouts())
                .isEqualTo("jdbc:postgresql://db/parley?socketTimeout=60&options=-c%20jit=off&connectTimeout=3");
    }

    @Test
    void peopleSeeNoParameters() {
        assertThat(new DatabaseUrl("jdbc:postgresql://db/parley?password=secret").forPeople())
                .isEqualTo("jdbc:postgresql://db/parley");
    }
}
