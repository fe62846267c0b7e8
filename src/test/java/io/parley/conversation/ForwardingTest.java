package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import io.parley.account.UserId;
import io.parley.attachment.Attachment;
import io.parley.attachment.AttachmentId;
import io.parley.attachment.AttachmentService;
import io.parley.contact.ContactService;
import io.parley.conversation.MessageRefusedException.Reason;
import io.parley.support.SampleFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A message that is passed on to somebody else. */
class ForwardingTest extends ConversationTest {

    @Autowired
    private ForwardService forwards;

    @Autowired
    private AttachmentService attachments;

    @Autowired
    private ContactService contacts;

    private ConversationId id;

    @BeforeEach
    void annaHasWrittenToBen() {
        id = send(anna, ben, "a recipe").conversationId();
    }

    private Message forward(UserId person, long seq, UserId recipient) {
        return forwards.forward(person, id, seq, recipient, ClientMessageId.random());
    }

    @Test
    void whatIsPassedOnIsAMessageOfHisOwnAndSaysThatItWasWrittenElsewhere() {
        var passedOn = forward(ben, 1, mallory);

        assertThat(passedOn.senderId()).isEqualTo(ben);
        assertThat(passedOn.body().text()).isEqualTo("a recipe");
        assertThat(passedOn.marks())
                .isEqualTo(
                        new MessageMarks(Optional.empty(), true, Optional.empty(), false, Optional.empty(), List.of()));
        assertThat(open(mallory, "ben").page().messages()).containsExactly(passedOn);
        assertThat(open(mallory, "ben").firstUnread()).contains(1L);
        assertThat(forward(ben, 1, anna).seq()).isEqualTo(2);
        assertThat(forward(ben, 1, ben).marks().forwarded()).isTrue();
    }

    @Test
    void itReadsAsItDidThenAndStaysWhenTheFirstIsDeleted() {
        changes.edit(anna, id, 1, new MessageBody("a better recipe"));
        forward(ben, 1, mallory);

        changes.edit(anna, id, 1, new MessageBody("none"));
        changes.delete(anna, id, 1);

        assertThat(open(mallory, "ben").page().messages().getFirst().body().text())
                .isEqualTo("a better recipe");
    }

    @Test
    void filesAreForwardedAsFilesOfTheirOwn() throws IOException {
        var picture = upload("garden.png", SampleFiles.png(30, 20));
        var report = upload("report.txt", SampleFiles.utf8("figures"));
        messages.send(
                anna,
                ben,
                ClientMessageId.random(),
                new NewMessage(MessageBody.EMPTY, List.of(report, picture), Optional.empty()));

        var copies = forward(ben, 2, mallory).attachments();

        assertThat(copies)
                .extracting(copy -> copy.name().text(), Attachment::picture)
                .containsExactly(
                        tuple("report.txt", Optional.empty()),
                        tuple("garden.png", Optional.of(new Attachment.Dimensions(30, 20))));
        changes.delete(anna, id, 2);
        await().untilAsserted(() -> assertThat(count("attachment")).isEqualTo(2));
        assertThat(attachments.file(ben, picture)).isEmpty();
        for (var viewer : List.of(ben, mallory)) {
            for (var copy : copies) {
                assertThat(attachments
                                .file(viewer, copy.id())
                                .orElseThrow()
                                .content()
                                .contentLength())
                        .isEqualTo(copy.size());
            }
            assertThat(attachments.thumbnail(viewer, copies.getLast().id())).isPresent();
        }
        assertThat(attachments.file(anna, copies.getFirst().id())).isEmpty();
    }

    @Test
    void theSameNameIsOneMessageAndItsFilesAreCopiedOnce() throws IOException {
        var report = upload("report.txt", SampleFiles.utf8("figures"));
        messages.send(
                anna,
                ben,
                ClientMessageId.random(),
                new NewMessage(MessageBody.EMPTY, List.of(report), Optional.empty()));
        var name = ClientMessageId.random();

        var first = forwards.forward(ben, id, 2, mallory, name);

        assertThat(forwards.forward(ben, id, 2, mallory, name)).isEqualTo(first);
        assertThat(forwards.forward(ben, id, 1, mallory, name)).isEqualTo(first);
        assertThat(count("attachment")).isEqualTo(2);
    }

    @Test
    void whatIsNotThereOrNotOnesOwnIsNotPassedOn() {
        changes.delete(anna, id, 1);

        assertRefused(Reason.NO_ORIGINAL, () -> forward(ben, 1, mallory));
        assertRefused(Reason.NO_ORIGINAL, () -> forward(ben, 2, mallory));
        assertThatExceptionOfType(NoSuchConversationException.class).isThrownBy(() -> forward(mallory, 1, ben));
        assertThat(open(mallory, "ben").id()).isEmpty();
    }

    @Test
    void theRulesOfSendingApply() throws IOException {
        var report = upload("report.txt", SampleFiles.utf8("figures"));
        messages.send(
                anna,
                ben,
                ClientMessageId.random(),
                new NewMessage(MessageBody.EMPTY, List.of(report), Optional.empty()));
        contacts.block(ben, mallory);
        contacts.block(ben, anna);

        assertRefused(Reason.BLOCKED, () -> forward(ben, 2, mallory));
        assertRefused(Reason.NO_RECIPIENT, () -> forward(ben, 2, new UserId(Long.MAX_VALUE)));
        assertThat(jdbc.queryForList("select id from attachment where expires_at is null", Long.class))
                .containsExactly(report.value());

        var unseen = forward(anna, 1, ben);
        assertThat(conversations.latest(ben, id).messages()).doesNotContain(unseen);
        assertThat(conversations.latest(anna, id).messages()).contains(unseen);
    }

    private AttachmentId upload(String name, byte[] content) throws IOException {
        return attachments.upload(anna, name, new ByteArrayInputStream(content)).id();
    }

    private static void assertRefused(Reason reason, Runnable forward) {
        assertThatExceptionOfType(MessageRefusedException.class)
                .isThrownBy(forward::run)
                .extracting(MessageRefusedException::reason)
                .isEqualTo(reason);
    }
}
