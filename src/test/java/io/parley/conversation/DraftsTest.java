package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.UserId;
import io.parley.contact.ContactService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DraftsTest extends ConversationTest {

    @Autowired
    private ContactService contacts;

    @Autowired
    private LifetimeService lifetimes;

    @Autowired
    private ExpiredMessages expired;

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
    void aDraftIsKeptWithWhatItAnswersUntilThatIsGivenUp() {
        var id = send(ben, anna, "Tea or coffee?").conversationId();
        var answer = new Draft(ClientMessageId.random(), "Tea", Optional.of(1L));
        messages.keepDraft(anna, ben, answer);

        assertThat(messages.draft(anna, ben)).contains(answer);
        assertThat(open(anna, "ben").draft()).contains(answer);
        assertThat(conversations.list(anna).getFirst().draft()).contains(answer);
        assertThat(conversations.messageAt(anna, ben, 1))
                .contains(conversations.latest(anna, id).messages().getFirst());

        var alone = new Draft(answer.clientId(), "Tea");
        messages.keepDraft(anna, ben, alone);
        assertThat(messages.draft(anna, ben)).contains(alone);
    }

    @Test
    void whatIsToBeAnsweredIsNotKeptWithoutAText() {
        send(ben, anna, "Tea or coffee?");
        messages.keepDraft(anna, ben, new Draft(ClientMessageId.random(), "", Optional.of(1L)));

        assertThat(count("draft")).isZero();
    }

    @Test
    void aDraftAnswersNothingThatCouldNotBeAnsweredAnyMore() {
        var id = send(ben, anna, "deleted").conversationId();
        send(ben, anna, "hidden");
        lifetimes.set(ben, id, Lifetime.WEEK);
        contacts.block(anna, ben);
        send(ben, anna, "withheld");
        contacts.unblock(anna, ben);
        send(ben, anna, "for a week");
        changes.delete(ben, id, 1);
        changes.hide(anna, id, 2);
        clock.advance(Duration.ofDays(8));
        expired.sweep();
        send(ben, anna, "still there");

        assertThat(LongStream.rangeClosed(0, 7)
                        .filter(seq -> isAnswered(anna, ben, seq))
                        .toArray())
                .containsExactly(6);
        assertThat(isAnswered(anna, mallory, 6))
                .as("where nobody has written yet")
                .isFalse();
        assertThat(conversations.messageAt(anna, mallory, 6)).isEmpty();
    }

    private boolean isAnswered(UserId author, UserId peer, long seq) {
        var answer = new Draft(ClientMessageId.random(), "Tea", Optional.of(seq));
        messages.keepDraft(author, peer, answer);
        return messages.draft(author, peer).orElseThrow().equals(answer);
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
