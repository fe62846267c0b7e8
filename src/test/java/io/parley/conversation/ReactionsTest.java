package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.UserId;
import org.junit.jupiter.api.Test;

/** Anna may be blocked by Ben while she reacts. */
class ReactionsTest {

    private static final UserId ANNA = new UserId(7);
    private static final UserId BEN = new UserId(8);
    private static final Reaction THUMB = new Reaction(ANNA, new Emoji("👍"));
    private static final Reaction HEART = new Reaction(ANNA, new Emoji("❤️"));
    private static final Reaction BENS = new Reaction(BEN, new Emoji("👍"));
    private static final Reactions NONE = Reactions.read("");

    @Test
    void whatIsForBothIsALineOfPersonAndEmoji() {
        assertThat(NONE.with(THUMB, true).with(BENS, true).write()).isEqualTo("7 👍\n8 👍");
        assertThat(NONE.with(THUMB, true).with(THUMB, false)).isEqualTo(NONE);
    }

    @Test
    void whatNobodyIsToNoticeIsThereForItsOwnerAlone() {
        var reactions = NONE.with(BENS, true).withUnseen(THUMB, true);

        assertThat(reactions.seenBy(ANNA)).containsExactly(BENS, THUMB);
        assertThat(reactions.seenBy(BEN)).containsExactly(BENS);
        assertThat(reactions.seenByBoth()).containsExactly(BENS);
        assertThat(reactions.withUnseen(THUMB, false)).isEqualTo(NONE.with(BENS, true));
    }

    @Test
    void whatIsTakenBackUnnoticedIsThereForTheOtherAlone() {
        var reactions = NONE.with(THUMB, true).withUnseen(THUMB, false);

        assertThat(reactions.seenBy(ANNA)).isEmpty();
        assertThat(reactions.seenBy(BEN)).containsExactly(THUMB);
        assertThat(reactions.withUnseen(THUMB, true)).isEqualTo(NONE.with(THUMB, true));
    }

    @Test
    void whoReactsAnewShowsThatAndNothingElseOfWhatWasUnnoticed() {
        var reactions = NONE.with(THUMB, true).withUnseen(THUMB, false).withUnseen(HEART, true);
        var party = new Reaction(ANNA, new Emoji("🎉"));

        assertThat(reactions.with(party, true).seenBy(ANNA)).containsExactly(HEART, party);
        assertThat(reactions.with(party, true).seenBy(BEN)).containsExactly(party);
        assertThat(reactions.with(HEART, true).seenBy(BEN)).containsExactly(HEART);
        assertThat(reactions.with(THUMB, true).seenBy(BEN)).containsExactly(THUMB);
        assertThat(reactions.with(THUMB, false).seenBy(BEN)).isEmpty();
        assertThat(reactions.with(HEART, false)).isEqualTo(NONE);
    }

    @Test
    void whatChangesNothingIsTheSame() {
        var reactions = NONE.with(THUMB, true).withUnseen(HEART, true).withUnseen(THUMB, false);

        assertThat(reactions.withUnseen(HEART, true)).isEqualTo(reactions);
        assertThat(reactions.withUnseen(THUMB, false)).isEqualTo(reactions);
        assertThat(reactions.with(BENS, false)).isEqualTo(reactions);
    }

    @Test
    void everyLineIsReadAsItWasWritten() {
        var reactions =
                NONE.with(THUMB, true).with(BENS, true).withUnseen(HEART, true).withUnseen(THUMB, false);

        assertThat(reactions.write()).isEqualTo("7 👍 other\n8 👍\n7 ❤️ owner");
        assertThat(Reactions.read(reactions.write())).isEqualTo(reactions);
    }

    @Test
    void onlyWhatSomebodySeesHimselfIsCounted() {
        var reactions = NONE;
        for (var face = 0x1F600; face < 0x1F600 + Reactions.MOST; face++) {
            reactions = reactions.with(new Reaction(ANNA, new Emoji(Character.toString(face))), true);
        }
        assertThat(reactions.areTooMany(ANNA)).isFalse();

        assertThat(reactions.withUnseen(THUMB, true).areTooMany(ANNA)).isTrue();
        var freed =
                reactions.withUnseen(new Reaction(ANNA, new Emoji("😀")), false).withUnseen(THUMB, true);
        assertThat(freed.areTooMany(ANNA)).isFalse();
        assertThat(freed.areTooMany(BEN)).isFalse();
    }
}
