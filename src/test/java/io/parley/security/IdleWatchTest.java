package io.parley.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.JsonConstants;
import io.parley.support.MovableTime;
import io.parley.support.People;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ViewTest
class IdleWatchTest {

    private static final Duration TWELVE_HOURS = Duration.ofHours(12);

    private final MovableTime time = new MovableTime();

    @Test
    void twelveHoursWithoutATouchAreBorneAndNoMore() {
        var idle = new IdleWatch(time, TWELVE_HOURS);
        time.advance(TWELVE_HOURS);
        assertThat(idle.isTooLong()).isFalse();
        time.advance(Duration.ofSeconds(1));
        assertThat(idle.isTooLong()).isTrue();
        idle.touched();
        assertThat(idle.isTooLong()).isFalse();
    }

    @Test
    void zeroIsForEver() {
        var idle = new IdleWatch(time, Duration.ZERO);
        time.advance(Duration.ofDays(1_000));
        assertThat(idle.isTooLong()).isFalse();
    }

    @Test
    void aKeyOrAPointerIsATouchAndAPollIsNone(People people, Screens screens) {
        var screen = screens.open("people", people.registered("anna"));
        var idle = new IdleWatch(time, TWELVE_HOURS);
        var tab = screen.get(UI::getCurrent);
        screen.run(() -> idle.watch(tab, () -> {}));
        for (var act : new String[] {"keyup", "pointerdown"}) {
            time.advance(TWELVE_HOURS.plusSeconds(1));
            screen.poll();
            assertThat(idle.isTooLong()).isTrue();
            screen.fire(
                    tab.getElement(), act, Map.of(JsonConstants.EVENT_DATA_PHASE, JsonConstants.EVENT_PHASE_LEADING));
            assertThat(idle.isTooLong()).as(act).isFalse();
        }
    }
}
