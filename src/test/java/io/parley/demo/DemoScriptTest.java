package io.parley.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.parley.demo.DemoScript.Line;
import io.parley.demo.DemoScript.Reach;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoScriptTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");

    @Test
    void tellsAConversation() {
        var script = DemoScript.read("""
                people anna ben

                day -1
                09:00 anna: Hello
                    you there
                ago
                30 ben: Hello
                delivered
                20 ben: Are you there?
                sent
                10 anna: Yes
                draft ben: Then we
                """, NOON, BERLIN);

        assertThat(script.people()).containsExactly("anna", "ben");
        assertThat(script.lines())
                .containsExactly(
                        new Line("anna", Instant.parse("2026-11-19T08:00:00Z"), "Hello\nyou there", Reach.READ),
                        new Line("ben", Instant.parse("2026-11-20T10:30:00Z"), "Hello", Reach.READ),
                        new Line("ben", Instant.parse("2026-11-20T10:40:00Z"), "Are you there?", Reach.DELIVERED),
                        new Line("anna", Instant.parse("2026-11-20T10:50:00Z"), "Yes", Reach.SENT));
        assertThat(script.drafts()).isEqualTo(Map.of("ben", "Then we"));
    }

    @Test
    void messagesOfOneMinuteFollowEachOther() {
        var script = DemoScript.read("ago\n5 anna: one\n5 anna: two\n5 ben: three", NOON, BERLIN);

        assertThat(script.lines()).extracting(Line::at).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void yesterdayIsOverBeforeTheLastHoursBegin() {
        for (var hour = 0; hour < 24; hour++) {
            var now = NOON.plusSeconds(hour * 3600L);
            var script = DemoScript.read("day -1\n23:00 anna: one\nago\n230 ben: two", now, BERLIN);

            assertThat(script.lines().getLast().at()).isEqualTo(now.minusSeconds(230 * 60));
            assertThat(script.lines()).extracting(Line::at).isSorted();
        }
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DemoScript.read("09:00 anna says hello", NOON, BERLIN))
                .withMessageContaining("anna says hello");
    }
}
