package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;

/** The same message that arrives twice at once, at two nodes: the index alone makes it one. */
class WithoutUniqueNamesTest extends ConversationTest {

    private final ClientMessageId name = ClientMessageId.random();

    @AfterEach
    void restore() {
        jdbc.execute("delete from message where seq > 1");
        jdbc.execute("alter table message drop constraint if exists message_client_id_unique");
        jdbc.execute("alter table message add constraint message_client_id_unique"
                + " unique (conversation_id, sender_id, client_id)");
    }

    @Test
    void withTheIndexItIsOneMessage() {
        arriveTwiceAtOnce();

        assertThat(count("message")).isEqualTo(2);
    }

    @Test
    @Tag("mutants")
    @DirtiesContext
    void withoutItItIsTwo() {
        jdbc.execute("alter table message drop constraint message_client_id_unique");

        arriveTwiceAtOnce();

        assertThat(count("message")).isEqualTo(3);
    }

    /** The other node stores it after this one has looked for it and found nothing. */
    private void arriveTwiceAtOnce() {
        send(anna, ben, "before");
        try (var node = anotherNode()) {
            sql.between(
                    "select me1_0.id",
                    List.of(() -> node.getBean(MessageService.class).send(anna, ben, name, new MessageBody("Hello"))),
                    () -> messages.send(anna, ben, name, new MessageBody("Hello")));
        }
    }
}
