package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ParticipationTest extends ConversationTest {

    @Autowired
    private Participation participation;

    @Autowired
    private ConversationRepository repository;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void askedOnceItIsKnown() {
        var id = send(anna, ben, "Hello").conversationId();
        var pair = Pair.of(anna, ben);
        assertThat(participation.between(pair)).contains(id);
        assertThat(participation.peer(ben, id)).isEqualTo(anna);

        assertThat(sql.during(() -> {
                    assertThat(participation.between(pair)).contains(id);
                    assertThat(participation.peer(ben, id)).isEqualTo(anna);
                }))
                .isEmpty();
    }

    @Test
    void nobodyElseHasPart() {
        var id = send(anna, ben, "Hello").conversationId();

        assertThatExceptionOfType(NoSuchConversationException.class).isThrownBy(() -> participation.peer(mallory, id));
        assertThatExceptionOfType(NoSuchConversationException.class)
                .isThrownBy(() -> participation.peer(mallory, new ConversationId(id.value() + 1)));
    }

    @Test
    void whatDidNotComeToBeIsNotRemembered() {
        var pair = Pair.of(anna, ben);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            repository.saveAndFlush(new ConversationEntity(pair, clock.instant()));
            assertThat(participation.between(pair)).isPresent();
            status.setRollbackOnly();
        });

        assertThat(participation.between(pair)).isEmpty();
    }
}
