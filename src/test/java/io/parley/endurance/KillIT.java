package io.parley.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.support.Ci;
import io.parley.support.server.ParleyServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of the packaged jar while people send: what was shown as sent is there, once and in order. */
class KillIT {

    private static final String NO_LIMIT = "--parley.conversation.send-burst=1000000";

    /** With this, nothing but {@code WRITE_DELAY=0} keeps what was accepted. */
    private static final String PROCESS = "--parley.durability=process";

    /** What H2 does by itself, behind the back of the check at the start. */
    private static final String H2_DEFAULT = "--spring.datasource.hikari.connection-init-sql=SET WRITE_DELAY 500";

    @Test
    void nothingThatWasShownAsSentIsLost() throws Exception {
        check("kill-power", Ci.times(2, 6));
    }

    @Test
    @Tag("endurance")
    void nothingThatWasShownAsSentIsLostInAHundredKills() throws Exception {
        check("kill-endurance", 100, PROCESS);
    }

    @Test
    void theLossWithoutWriteDelayZeroIsNoticed() throws Exception {
        try (var server = ParleyServer.shortLived("kill-twin", NO_LIMIT, PROCESS, H2_DEFAULT)) {
            var tally = KillRun.untilDamage(server, 30);
            System.out.println("F1 without WRITE_DELAY=0: " + tally);
            assertThat(tally.clean()).isFalse();
        }
    }

    private static void check(String name, int kills, String... settings) throws Exception {
        var all = new ArrayList<>(List.of(NO_LIMIT));
        all.addAll(List.of(settings));
        try (var server = ParleyServer.shortLived(name, all.toArray(String[]::new))) {
            var tally = KillRun.of(server, kills);
            System.out.println("F1 " + tally);
            assertThat(tally.acknowledged()).isGreaterThanOrEqualTo(kills * 100);
            assertThat(tally.clean()).as(tally.toString()).isTrue();
        }
    }
}
