package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArrangementTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    @Test
    void whatIsPinnedIsNotArchived() {
        assertThat(Arrangement.NONE.withArchived(true).withPinned(true)).isEqualTo(Arrangement.NONE.withPinned(true));
        assertThat(Arrangement.NONE.withPinned(true).withArchived(true)).isEqualTo(Arrangement.NONE.withArchived(true));
        assertThatIllegalArgumentException().isThrownBy(() -> new Arrangement(true, true, Optional.empty(), false));
    }

    @Test
    void lettingGoChangesNothingElse() {
        var archived = Arrangement.NONE.withArchived(true).withMarkedUnread(true);

        assertThat(archived.withPinned(false)).isEqualTo(archived);
        assertThat(archived.withArchived(false)).isEqualTo(Arrangement.NONE.withMarkedUnread(true));
    }

    @Test
    void whatIsMutedIsSoBeforeTheEndAlone() {
        var muted = Arrangement.NONE.withMutedUntil(Optional.of(NOW));

        assertThat(muted.isMutedAt(NOW.minusNanos(1))).isTrue();
        assertThat(muted.isMutedAt(NOW)).isFalse();
        assertThat(Arrangement.NONE.isMutedAt(NOW)).isFalse();
        assertThat(muted.withMutedUntil(Optional.of(Arrangement.FOR_EVER)).isMutedAt(NOW))
                .isTrue();
    }
}
