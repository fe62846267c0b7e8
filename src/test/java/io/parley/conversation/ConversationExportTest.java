package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.parley.account.UserId;
import io.parley.contact.ContactService;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class ConversationExportTest extends ConversationTest {

    @Autowired
    private ConversationExport export;

    @Autowired
    private ContactService contacts;

    @Test
    void aLongConversationIsWrittenPageByPageAndWhole() {
        var id = sendMany(anna, ben, 120);
        var sizes = new ArrayList<Integer>();

        export.pages(ben, id, page -> sizes.add(page.messages().size()));

        assertThat(sizes).containsExactly(50, 50, 20);
        assertThat(exported(ben, id).get("messages"))
                .extracting(message -> message.get("seq").asLong())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 120).boxed().toList());
    }

    @Test
    void itSaysWhoseItIsAndWhatBecameOfEachMessage() {
        var id = send(anna, ben, "Grüße \"Ben\"\n👋").conversationId();
        send(anna, ben, "away with it");
        send(ben, anna, "Hello");
        changes.edit(ben, id, 3, new MessageBody("Hello yourself"));
        changes.delete(anna, id, 2);
        changes.react(ben, id, 1, new Emoji("👍"), true);
        receipts.read(ben, id, 3);

        var whole = exported(anna, id);

        assertThat(whole.get("format").asString()).isEqualTo("parley-conversation");
        assertThat(whole.get("version").asInt()).isEqualTo(1);
        assertThat(whole.get("exported_at").asString()).isEqualTo("2026-11-20T09:00:00.123Z");
        assertThat(whole.get("conversation").asLong()).isEqualTo(id.value());
        assertThat(whole.get("viewer").get("username").asString()).isEqualTo("anna");
        assertThat(whole.get("peer").get("display_name").asString()).isEqualTo("Ben");
        var first = whole.get("messages").get(0);
        assertThat(first.get("body").asString()).isEqualTo("Grüße \"Ben\"\n👋");
        assertThat(first.get("sender_id").asLong()).isEqualTo(anna.value());
        assertThat(first.get("sent_at").asString()).isEqualTo("2026-11-20T09:00:00.123Z");
        assertThat(first.get("read_at").asString()).isEqualTo("2026-11-20T09:00:00.123Z");
        assertThat(first.get("reactions").get(0).get("emoji").asString()).isEqualTo("👍");
        var deleted = whole.get("messages").get(1);
        assertThat(deleted.get("deleted").asBoolean()).isTrue();
        assertThat(deleted.get("body").asString()).isEmpty();
        var edited = whole.get("messages").get(2);
        assertThat(edited.get("body").asString()).isEqualTo("Hello yourself");
        assertThat(edited.get("edited_at").isNull()).isFalse();
        assertThat(edited.get("read_at").isNull()).isTrue();
        assertThat(first.propertyNames()).containsExactlyElementsOf(edited.propertyNames());
    }

    @Test
    void whatSomebodyMayNotSeeIsNotInHisExport() {
        var id = sendMany(anna, ben, 1);
        contacts.block(ben, anna);
        changes.react(anna, id, 1, new Emoji("👍"), true);
        changes.edit(anna, id, 1, new MessageBody("one"));
        sendMany(anna, ben, 110);
        contacts.unblock(ben, anna);
        send(anna, ben, "And now?");

        assertThat(exported(ben, id).get("messages"))
                .extracting(message -> message.get("seq").asLong())
                .containsExactly(1L, 112L);
        var bens = exported(ben, id).get("messages").get(0);
        assertThat(bens.get("reactions")).isEmpty();
        assertThat(bens.get("body").asString()).isEqualTo("1");
        assertThat(bens.get("edited_at").isNull()).isTrue();
        assertThat(exported(anna, id).get("messages")).hasSize(112);
        var annas = exported(anna, id).get("messages").get(0);
        assertThat(annas.get("reactions")).hasSize(1);
        assertThat(annas.get("body").asString()).isEqualTo("one");
        assertThat(annas.get("edited_at").isNull()).isFalse();
    }

    @Test
    void everyMessageStandsInItOnceAlsoAroundALongStretchThatIsGone() {
        var id = sendMany(anna, ben, 170);
        for (var seq = 20L; seq <= 130; seq++) {
            changes.hide(ben, id, seq);
        }

        assertThat(exported(ben, id).get("messages"))
                .extracting(message -> message.get("seq").asLong())
                .containsExactlyElementsOf(
                        LongStream.concat(LongStream.rangeClosed(1, 19), LongStream.rangeClosed(131, 170))
                                .boxed()
                                .toList());
    }

    @Test
    void whatEndsHalfWayDoesNotLookWhole() {
        var id = sendMany(anna, ben, 60);
        var failing = mock(ConversationService.class);
        when(failing.peer(anna, id)).thenReturn(ben);
        when(failing.after(anna, id, 0)).thenReturn(conversations.after(anna, id, 0));
        when(failing.after(anna, id, 50)).thenThrow(new IllegalStateException("The database is gone"));
        var out = new ByteArrayOutputStream();

        assertThatIllegalStateException()
                .isThrownBy(() -> new ConversationExport(failing, accounts, clock).writeJson(anna, id, out));

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"body\":\"50\"");
        assertThatExceptionOfType(JacksonException.class)
                .isThrownBy(() -> new ObjectMapper().readTree(out.toByteArray()));
    }

    @Test
    void othersGetNothing() {
        var id = sendMany(anna, ben, 1);
        var out = new ByteArrayOutputStream();

        assertThatExceptionOfType(NoSuchConversationException.class)
                .isThrownBy(() -> export.writeJson(mallory, id, out));
        assertThatExceptionOfType(NoSuchConversationException.class)
                .isThrownBy(() -> export.pages(mallory, id, page -> {}));

        assertThat(out.size()).isZero();
    }

    private JsonNode exported(UserId viewer, ConversationId id) {
        var out = new ByteArrayOutputStream();
        export.writeJson(viewer, id, out);
        return new ObjectMapper().readTree(out.toByteArray());
    }
}
