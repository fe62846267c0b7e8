package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;

class DraftsTest extends ConversationTest {

    @Test
    void theNewestDraftWins() {
        messages.keepDraft(anna, ben, draft("Hel"));
        var newest = draft("Hello");
        messages.keepDraft(anna, ben, newest);

        assertThat(messages.draft(anna, ben)).contains(newest);
        assertThat(count("draft")).isEqualTo(1);
    }

    @Test
    void everybodyHasHisOwnDraftForEachPeer() {
        var forBen = draft("to Ben");
        var forMallory = draft("to Mallory");
        messages.keepDraft(anna, ben, forBen);
        messages.keepDraft(anna, mallory, forMallory);

        assertThat(messages.draft(anna, ben)).contains(forBen);
        assertThat(messages.draft(anna, mallory)).contains(forMallory);
        assertThat(messages.draft(ben, anna)).isEmpty();
    }

    @Test
    void anEmptyTextRemovesTheDraft() {
        messages.keepDraft(anna, ben, draft("Hello"));
        messages.keepDraft(anna, ben, draft(""));
        messages.keepDraft(anna, ben, draft(""));

        assertThat(messages.draft(anna, ben)).isEmpty();
    }

    @Test
    void aDraftGoesWithItsMessage() {
        var draft = draft("Hello");
        messages.keepDraft(anna, ben, draft);

        messages.send(anna, ben, draft.clientId(), new MessageBody("Hello"));

        assertThat(messages.draft(anna, ben)).isEmpty();
        assertThat(count("draft")).isZero();
    }

    @Test
    void theDraftOfOneMessageIsForgottenAndNoOther() {
        var draft = draft("Hello");
        messages.keepDraft(anna, ben, draft);

        messages.forgetDraft(anna, ben, ClientMessageId.random());
        assertThat(messages.draft(anna, ben)).contains(draft);

        messages.forgetDraft(anna, ben, draft.clientId());
        assertThat(messages.draft(anna, ben)).isEmpty();
    }

    @Test
    void whatIsTypedAlreadyForTheNextMessageStays() {
        var next = draft("And another thing");
        messages.keepDraft(anna, ben, next);

        send(anna, ben, "Hello");

        assertThat(messages.draft(anna, ben)).contains(next);
    }

    @Test
    void aDraftOfAMessageThatIsStoredIsIgnored() {
        var late = draft("Hello");
        messages.send(anna, ben, late.clientId(), new MessageBody("Hello"));

        messages.keepDraft(anna, ben, late);

        assertThat(count("draft")).isZero();
    }

    @Test
    void aDraftThatWasKeptWhileItsMessageWasSentIsNotShown() {
        var late = draft("Hello");
        messages.send(anna, ben, late.clientId(), new MessageBody("Hello"));
        jdbc.update(
                "insert into draft (author_id, peer_id, client_id, body, updated_at) values (?, ?, ?, 'Hello', current_timestamp)",
                anna.value(),
                ben.value(),
                late.clientId().value());

        assertThat(messages.draft(anna, ben)).isEmpty();
        assertThat(open(anna, "ben").draft()).isEmpty();
        assertThat(conversations.list(anna).getFirst().draft()).isEmpty();
    }

    @Test
    void aDraftForNobodyIsIgnored() {
        messages.keepDraft(anna, new UserId(Long.MAX_VALUE), draft("Hello?"));

        assertThat(count("draft")).isZero();
    }

    @Test
    void theLongestDraftFitsIntoTheDatabase() {
        var longest = draft("字".repeat(Draft.MAX_LENGTH) + "\u0000");
        messages.keepDraft(anna, ben, longest);

        assertThat(messages.draft(anna, ben)).contains(longest);
    }

    @Test
    void tabsThatTypeAtOnceLeaveOneDraft() throws Exception {
        var drafts = List.of(draft("a"), draft("b"), draft("c"), draft("d"), draft("e"), draft("f"));

        atOnce(6, tab -> () -> {
            messages.keepDraft(anna, ben, drafts.get(tab));
            return tab;
        });

        assertThat(drafts).contains(messages.draft(anna, ben).orElseThrow());
        assertThat(count("draft")).isEqualTo(1);
    }

    private static Draft draft(String text) {
        return new Draft(ClientMessageId.random(), text);
    }
}
