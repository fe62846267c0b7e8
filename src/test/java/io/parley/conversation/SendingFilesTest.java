package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.parley.account.UserId;
import io.parley.attachment.Attachment;
import io.parley.attachment.Attachment.Dimensions;
import io.parley.attachment.AttachmentId;
import io.parley.attachment.AttachmentService;
import io.parley.support.SampleFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;

class SendingFilesTest extends ConversationTest {

    @Autowired
    private AttachmentService attachments;

    private AttachmentId upload(UserId owner, String name) throws IOException {
        return attachments
                .upload(owner, name, new ByteArrayInputStream(SampleFiles.utf8("content of " + name)))
                .id();
    }

    private Message send(UserId from, UserId to, ClientMessageId name, AttachmentId... files) {
        return messages.send(from, to, name, new NewMessage(MessageBody.EMPTY, List.of(files), Optional.empty()));
    }

    private Message onlyMessage(UserId viewer, Message sent) {
        var page = conversations.latest(viewer, sent.conversationId());
        assertThat(page.messages()).hasSize(1);
        return page.messages().getFirst();
    }

    @Test
    void aMessageCarriesFilesInTheirOrderWithoutAText() throws IOException {
        var picture = attachments
                .upload(anna, "\"garden\" 🌿.png", new ByteArrayInputStream(SampleFiles.png(30, 20)))
                .id();
        var report = upload(anna, "report.txt");
        var sent = send(anna, ben, ClientMessageId.random(), report, picture);
        assertThat(sent.attachments()).extracting(Attachment::id).containsExactly(report, picture);
        for (var viewer : List.of(anna, ben)) {
            var seen = onlyMessage(viewer, sent);
            assertThat(seen).isEqualTo(sent);
            assertThat(seen.body().isEmpty()).isTrue();
            assertThat(seen.attachments().getLast().name().text()).isEqualTo("\"garden\" 🌿.png");
            assertThat(seen.attachments().getLast().picture()).contains(new Dimensions(30, 20));
            assertThat(conversations.list(viewer).getFirst().lastMessage()).isEqualTo(sent);
            assertThat(conversations
                            .changesAfter(viewer, sent.conversationId(), 0)
                            .messages())
                    .containsExactly(sent);
            assertThat(attachments.file(viewer, picture)).isPresent();
        }
        assertThat(attachments.file(mallory, picture)).isEmpty();
    }

    @Test
    void theFilesOfAMessageThatIsDeletedAreGoneFromTheDisk() throws IOException {
        var picture = attachments
                .upload(anna, "garden.png", new ByteArrayInputStream(SampleFiles.png(30, 20)))
                .id();
        var kept = send(anna, ben, ClientMessageId.random(), upload(anna, "kept.txt"));
        var sent = send(anna, ben, ClientMessageId.random(), picture);
        var files = List.of(
                attachments.file(ben, picture).orElseThrow().content(),
                attachments.thumbnail(ben, picture).orElseThrow().content());
        assertThat(files).allMatch(Resource::exists);

        changes.delete(anna, sent.conversationId(), sent.seq());

        for (var viewer : List.of(anna, ben)) {
            assertThat(attachments.file(viewer, picture)).isEmpty();
            assertThat(attachments.thumbnail(viewer, picture)).isEmpty();
        }
        await().untilAsserted(() -> assertThat(files).noneMatch(Resource::exists));
        assertThat(attachments
                        .file(ben, kept.attachments().getFirst().id())
                        .orElseThrow()
                        .content())
                .matches(Resource::exists);
    }

    @Test
    void whoDeletesAMessageForHimselfHasItsFilesNoMoreAndTheOtherHas() throws IOException {
        for (var person : List.of(anna, ben)) {
            var other = person.equals(anna) ? ben : anna;
            var file = upload(anna, "a.txt");
            var sent = send(anna, ben, ClientMessageId.random(), file);

            changes.hide(person, sent.conversationId(), sent.seq());

            assertThat(attachments.file(person, file)).isEmpty();
            assertThat(attachments.file(other, file)).isPresent();
            changes.hide(person, sent.conversationId(), sent.seq());
            assertThat(attachments.file(other, file)).isPresent();
        }
    }

    @Test
    void filesThatNobodyHasAnyMoreAreGoneFromTheDisk() throws IOException {
        var file = upload(anna, "a.txt");
        var sent = send(anna, ben, ClientMessageId.random(), file);
        var note = upload(anna, "note.txt");
        var noted = send(anna, anna, ClientMessageId.random(), note);
        var contents = List.of(
                attachments.file(ben, file).orElseThrow().content(),
                attachments.file(anna, note).orElseThrow().content());

        changes.hide(anna, sent.conversationId(), sent.seq());
        assertThat(contents).allMatch(Resource::exists);
        changes.hide(ben, sent.conversationId(), sent.seq());
        changes.hide(anna, noted.conversationId(), noted.seq());

        await().untilAsserted(() -> assertThat(contents).noneMatch(Resource::exists));
    }

    @Test
    void aMessageIsATextOrFilesOrBoth() throws IOException {
        var both = messages.send(
                anna,
                ben,
                ClientMessageId.random(),
                new NewMessage(new MessageBody("look"), List.of(upload(anna, "a.txt")), Optional.empty()));
        assertThat(both.body().text()).isEqualTo("look");
        assertThat(both.attachments()).hasSize(1);
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> messages.send(anna, ben, ClientMessageId.random(), MessageBody.EMPTY))
                .extracting(InvalidMessageException::reason)
                .isEqualTo(InvalidMessageException.Reason.BLANK);
    }

    @Test
    void filesThatGetATextLaterHaveBeenWithoutOne() throws IOException {
        var sent = send(anna, ben, ClientMessageId.random(), upload(anna, "a.txt"));

        changes.edit(anna, sent.conversationId(), sent.seq(), new MessageBody("look"));

        for (var viewer : List.of(anna, ben)) {
            assertThat(history.versions(viewer, sent.conversationId(), sent.seq()))
                    .extracting(MessageVersion::body)
                    .containsExactly(MessageBody.EMPTY, new MessageBody("look"));
        }
    }

    @Test
    void tenFilesAreAMessageAndElevenAreNot() throws IOException {
        var files = new AttachmentId[Attachment.MOST];
        for (var index = 0; index < files.length; index++) {
            files[index] = upload(anna, "\"".repeat(200) + index);
        }
        assertThat(onlyMessage(ben, send(anna, ben, ClientMessageId.random(), files))
                        .attachments())
                .hasSize(Attachment.MOST);
        var eleven = IntStream.rangeClosed(1, 11).mapToObj(AttachmentId::new).toArray(AttachmentId[]::new);
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> send(anna, ben, ClientMessageId.random(), eleven))
                .extracting(InvalidMessageException::reason)
                .isEqualTo(InvalidMessageException.Reason.TOO_MANY_FILES);
    }

    @Test
    void theSameNameIsOneMessageAlsoWhenItsFilesAreGivenAlready() throws IOException {
        for (var recipient : List.of(ben, mallory)) {
            send(anna, recipient, "begins it");
            var name = ClientMessageId.random();
            var file = upload(anna, "a.txt");
            var first = send(anna, recipient, name, file);
            assertThat(send(anna, recipient, name, file)).isEqualTo(first);
            assertThat(messages.send(anna, recipient, name, new MessageBody("other")))
                    .isEqualTo(first);
        }
    }

    @Test
    void whatArrivesTwiceAtOnceIsOneMessage() throws IOException {
        var name = ClientMessageId.random();
        var file = upload(anna, "a.txt");
        var sends = Stream.generate(() -> CompletableFuture.supplyAsync(() -> send(anna, ben, name, file)))
                .limit(6)
                .toList();
        assertThat(sends.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        onlyMessage(ben, sends.getFirst().join());
    }

    @Test
    void aFileIsSentOnceHoweverManyMessagesWantIt() throws IOException {
        var file = upload(anna, "a.txt");
        send(anna, ben, "begins it");
        var sends = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return send(anna, ben, ClientMessageId.random(), file).seq();
                    } catch (MessageRefusedException refused) {
                        assertThat(refused.reason()).isEqualTo(MessageRefusedException.Reason.NO_FILE);
                        return 0L;
                    }
                }))
                .limit(6)
                .toList();
        assertThat(sends.stream().map(CompletableFuture::join).filter(seq -> seq > 0))
                .containsExactly(2L);
        assertThat(jdbc.queryForObject("select count(*) from message", Long.class))
                .isEqualTo(2);
    }

    @Test
    void nobodySendsWhatIsNotHis() throws IOException {
        var bens = upload(ben, "secret.txt");
        for (var file : List.of(bens, new AttachmentId(bens.value() + 1_000))) {
            assertThatExceptionOfType(MessageRefusedException.class)
                    .isThrownBy(() -> send(anna, mallory, ClientMessageId.random(), file))
                    .extracting(MessageRefusedException::reason)
                    .isEqualTo(MessageRefusedException.Reason.NO_FILE);
        }
        assertThat(jdbc.queryForObject("select count(*) from message", Long.class))
                .isZero();
        assertThat(attachments.unsent(ben, List.of(bens))).hasSize(1);
    }
}
